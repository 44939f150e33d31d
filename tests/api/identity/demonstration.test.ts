import { afterEach, expect, test } from 'vitest';
import { openTestInstallation, type TestInstallation } from '../../support/open-test-installation.ts';
import { client, cookieOf, createTestApp, staff, type Ask } from '../../support/test-app.ts';

let installation: TestInstallation;
afterEach(() => installation.close());

async function open(changes: Parameters<typeof openTestInstallation>[0]) {
  installation = await openTestInstallation(changes);
  await staff(installation.huiyin, 'supervisor');
  const { ask } = client(createTestApp(installation.huiyin));
  const enter = (options: Ask = {}) =>
    ask('/api/v1/demonstration/sign-in', { body: { email: 'supervisor@example.edu' }, ...options });
  return { ask, enter };
}

test('at this machine, a demonstration lists its accounts and one press signs in', async () => {
  const { ask, enter } = await open({ demonstration: true });
  expect(await (await ask('/api/v1/demonstration')).json()).toEqual({
    accounts: [
      {
        role: 'supervisor',
        name: 'Test supervisor',
        email: 'supervisor@example.edu',
        department: null,
      },
    ],
  });
  const entered = await enter();
  expect(entered.status).toBe(204);
  const session = await ask('/api/v1/session', { cookie: cookieOf(entered) });
  expect(await session.json()).toMatchObject({ role: 'supervisor', demonstration: true });
});

test('in an installation of one’s own there is no such door', async () => {
  const { ask, enter } = await open({ demonstration: false });
  expect((await ask('/api/v1/demonstration')).status).toBe(404);
  expect((await enter()).status).toBe(404);
});

test.each<[string, Ask]>([
  ['from another machine', { peer: '192.168.1.20' }],
  ['from another machine over IPv6', { peer: '2001:db8::5' }],
  ['through a proxy on this machine', { headers: { 'x-forwarded-for': '203.0.113.9' } }],
  ['through a proxy that names itself', { headers: { via: '1.1 edge' } }],
  ['by a foreign name that points here', { headers: { host: 'evil.example:8311', origin: '' } }],
])('%s there is none either', async (_, options) => {
  const { ask, enter } = await open({ demonstration: true });
  expect((await enter(options)).status).toBe(404);
  expect((await ask('/api/v1/demonstration', options)).status).toBe(404);
});

test('an account that is not active is no way in', async () => {
  const { ask, enter } = await open({ demonstration: true });
  const { id } = await staff(installation.huiyin, 'leader');
  const { setMembership } = await import('../../../api/identity/users.ts');
  await setMembership(installation.huiyin, id, { active: false }, 'system');
  expect((await enter({ body: { email: 'leader@example.edu' } })).status).toBe(404);
  expect(await (await ask('/api/v1/demonstration')).json()).toMatchObject({ accounts: [{}] });
});
