import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFirstAdministratorLink, createPasswordLink } from '../../../api/identity/invitations.ts';
import { createUser, listUsers } from '../../../api/identity/users.ts';
import { audit, invitations } from '../../../api/ledger/schema.ts';
import { openTestInstallation, type TestInstallation } from '../../support/open-test-installation.ts';
import { client, createTestApp, PASSWORD, staff } from '../../support/test-app.ts';

let installation: TestInstallation;
let ask: ReturnType<typeof client>['ask'];
let signIn: ReturnType<typeof client>['signIn'];

beforeEach(async () => {
  installation = await openTestInstallation();
  ({ ask, signIn } = client(createTestApp(installation.huiyin)));
});
afterEach(() => installation.close());

const tokenOf = (link: { url: string } | null) => new URL(link!.url).searchParams.get('token')!;
const accept = (token: string, more: object = {}) =>
  ask('/api/v1/invitations/accept', { body: { token, password: PASSWORD, ...more } });
const me = { name: '王管理', email: 'admin@example.edu' };

describe('the first administrator', () => {
  test('makes their account by the link in the console, and can sign in', async () => {
    const link = await createFirstAdministratorLink(installation.huiyin);
    expect(link?.url).toMatch(/^http:\/\/127\.0\.0\.1:8311\/desk\/welcome\?token=[\w-]{43}$/);
    expect((await accept(tokenOf(link), me)).status).toBe(204);
    const session = await ask('/api/v1/session', { cookie: await signIn(me.email) });
    expect(await session.json()).toMatchObject({ role: 'administrator', user: { name: '王管理' } });
  });

  test('A5: the link works once, also when two use it at the same moment', async () => {
    const token = tokenOf(await createFirstAdministratorLink(installation.huiyin));
    const answers = await Promise.all([
      accept(token, me),
      accept(token, { name: 'Other', email: 'other@example.edu' }),
    ]);
    expect(answers.map((each) => each.status).sort()).toEqual([204, 410]);
    expect((await accept(token, { name: 'Third', email: 'third@example.edu' })).status).toBe(410);
    expect(await listUsers(installation.huiyin)).toHaveLength(1);
  });

  test('A5: it ends after a day, and when a new one is printed', async () => {
    const old = tokenOf(await createFirstAdministratorLink(installation.huiyin));
    const fresh = tokenOf(await createFirstAdministratorLink(installation.huiyin));
    expect((await accept(old, me)).status).toBe(410);
    installation.clock.advance(24 * 3_600_000);
    expect((await accept(fresh, me)).status).toBe(410);
  });

  test('is made once only: with an administrator there is no link', async () => {
    await staff(installation.huiyin, 'administrator');
    expect(await createFirstAdministratorLink(installation.huiyin)).toBeNull();
  });

  test('must give a name, an address and a password that is long enough', async () => {
    const token = tokenOf(await createFirstAdministratorLink(installation.huiyin));
    const nameless = await accept(token);
    expect(await nameless.json()).toMatchObject({ errors: [{ field: 'name' }, { field: 'email' }] });
    for (const password of ['short', 'aaaaaaaaaaaa', '1234567890', 'admin@example.edu!'])
      expect(await (await accept(token, { ...me, password })).json()).toMatchObject({
        status: 422,
        errors: [{ field: 'password' }],
      });
    // a refusal does not use the link up
    expect((await accept(token, me)).status).toBe(204);
  });

  test('the token is kept nowhere', async () => {
    const token = tokenOf(await createFirstAdministratorLink(installation.huiyin));
    const rows = await installation.huiyin.store.read.select().from(invitations);
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe('a member of staff', () => {
  test('A6: sets a password by a link, and cannot choose a role, a name or an address with it', async () => {
    const user = await createUser(
      installation.huiyin,
      { name: '李', email: 'li@example.edu', role: 'handler', department: 'it', password: null },
      'system',
    );
    const token = tokenOf(await createPasswordLink(installation.huiyin, user.id, 'system'));
    const look = await ask('/api/v1/invitations/look', { body: { token } });
    expect(await look.json()).toMatchObject({ purpose: 'password', name: '李', email: 'li@example.edu' });
    const evil = { email: 'evil@example.edu', name: 'Evil', role: 'administrator', department: null };
    expect((await accept(token, evil)).status).toBe(204);
    expect(await listUsers(installation.huiyin)).toEqual([user]);
    expect((await accept(token)).status).toBe(410);
  });

  test('A5: a new password ends the sessions that the old one had opened', async () => {
    const { id, email } = await staff(installation.huiyin, 'operator');
    const cookie = await signIn(email);
    const token = tokenOf(await createPasswordLink(installation.huiyin, id, 'system'));
    expect((await ask('/api/v1/session', { cookie })).status).toBe(200);
    await accept(token, { password: 'another long secret' });
    expect((await ask('/api/v1/session', { cookie })).status).toBe(401);
    expect(await signIn(email, 'another long secret')).toBeTruthy();
  });

  test('A5: whatever Host a request names, the link is ours', async () => {
    await staff(installation.huiyin, 'administrator');
    const cookie = await signIn('administrator@example.edu');
    const response = await ask('/api/v1/users', {
      cookie,
      body: { name: '赵', email: 'zhao@example.edu', role: 'operator', department: null },
      headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
    });
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({
      user: { email: 'zhao@example.edu', active: true },
      link: { url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:8311\/desk\/welcome/) },
    });
  });
});

describe('users', () => {
  let cookie: string;
  let id: string;
  beforeEach(async () => {
    ({ id } = await staff(installation.huiyin, 'administrator'));
    cookie = await signIn('administrator@example.edu');
  });
  const add = (body: object) => ask('/api/v1/users', { cookie, body });

  test('an address is used once, however it is written', async () => {
    const person = { name: '赵', email: 'zhao@example.edu', role: 'operator', department: null };
    expect((await add(person)).status).toBe(201);
    const again = await add({ ...person, email: 'Zhao@Example.edu' });
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({ errors: [{ field: 'email' }] });
  });

  test('a handler needs a department, and one that exists', async () => {
    const person = { name: '赵', email: 'zhao@example.edu', role: 'handler' };
    for (const [department, code] of [
      [null, 'department-needed'],
      ['nowhere', 'unknown-department'],
    ])
      expect(await (await add({ ...person, department })).json()).toMatchObject({
        status: 422,
        errors: [{ field: 'department', code }],
      });
  });

  test('nobody changes their own role, and the last administrator stays', async () => {
    const own = await ask(`/api/v1/users/${id}`, { method: 'PATCH', cookie, body: { role: 'supervisor' } });
    expect(own.status).toBe(403);
    const other = await staff(installation.huiyin, 'administrator', null, 'second');
    const change = (active: boolean) =>
      ask(`/api/v1/users/${other.id}`, { method: 'PATCH', cookie, body: { active } });
    expect((await change(false)).status).toBe(200);
    const { setMembership } = await import('../../../api/identity/users.ts');
    await expect(setMembership(installation.huiyin, id, { active: false }, 'system')).rejects.toMatchObject({
      code: 'last-administrator',
    });
  });

  test('each change has its audit row, with who did it and no password', async () => {
    const added = (await (
      await add({ name: '赵', email: 'zhao@example.edu', role: 'operator', department: null })
    ).json()) as { user: { id: string } };
    await ask(`/api/v1/users/${added.user.id}`, { method: 'PATCH', cookie, body: { role: 'supervisor' } });
    const rows = await installation.huiyin.store.read.select().from(audit);
    expect(rows.filter((row) => row.actor === id).map((row) => row.action)).toEqual([
      'user.create',
      'user.link',
      'user.change',
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/token|password/);
  });
});
