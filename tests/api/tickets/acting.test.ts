import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lodge } from '../../support/act-on.ts';
import { openTestInstallation, type TestInstallation } from '../../support/open-test-installation.ts';
import { client, createTestApp, signedIn } from '../../support/test-app.ts';

let installation: TestInstallation;
let ask: ReturnType<typeof client>['ask'];
let id: string;
const cookies: Record<string, string> = {};
type Loose = ReturnType<typeof JSON.parse>;

beforeEach(async () => {
  installation = await openTestInstallation();
  ({ ask } = client(createTestApp(installation.huiyin)));
  cookies['operator'] = await signedIn(installation.huiyin, 'operator', 'centre', 'operator');
  cookies['logistics'] = await signedIn(installation.huiyin, 'handler', 'logistics', 'logistics');
  cookies['it'] = await signedIn(installation.huiyin, 'handler', 'it', 'it');
  cookies['leader'] = await signedIn(installation.huiyin, 'leader', null, 'leader');
  id = await lodge(installation.huiyin);
});
afterEach(() => installation.close());

async function act(
  who: string,
  action: string,
  version: number,
  input: object = {},
  language = 'zh',
): Promise<{ status: number; body: Loose }> {
  const answer = await ask(`/api/v1/tickets/${id}/actions/${action}`, {
    cookie: cookies[who],
    headers: { 'accept-language': language },
    body: { version, input },
  });
  return { status: answer.status, body: JSON.parse(await answer.text()) };
}
const seen = async (who: string): Promise<Loose> =>
  (await ask(`/api/v1/tickets/${id}`, { cookie: cookies[who] })).json();

describe('acting over HTTP', () => {
  test('two at once with the same version: one is done, one is 409 and told what the ticket is now', async () => {
    const both = await Promise.all([
      act('operator', 'dispatch', 1, { department: 'logistics' }),
      act('operator', 'dispatch', 1, { department: 'it' }),
    ]);
    const [done, late] = both.toSorted((a, b) => a.status - b.status);
    expect([done?.status, late?.status]).toEqual([200, 409]);
    expect(late?.body).toMatchObject({ code: 'version-conflict', currentVersion: 2, state: 'dispatched' });
    expect((await seen('operator')).version).toBe(2);
  });

  test('a ticket of others is 404 for every action, one’s own after a return is shown a last time', async () => {
    await act('operator', 'dispatch', 1, { department: 'logistics' });
    expect((await act('it', 'sign', 2)).status).toBe(404);
    expect((await act('leader', 'sign', 2)).status).toBe(403);
    const returned = await act('logistics', 'return', 2, {
      reason: 'not-ours',
      explanation: '不属于我处职责',
    });
    expect([returned.status, returned.body.state]).toEqual([200, 'pending']);
    expect((await ask(`/api/v1/tickets/${id}`, { cookie: cookies['logistics'] })).status).toBe(404);
  });

  test('a wrong field is named in the reader’s language, with what was expected', async () => {
    await act('operator', 'dispatch', 1, { department: 'logistics' });
    const zh = await act('logistics', 'return', 2, { reason: 'lazy' });
    expect([zh.status, zh.body.code]).toEqual([422, 'invalid-input']);
    expect(zh.body.errors.map((each: Loose) => each.field)).toEqual(['reason', 'explanation']);
    expect(zh.body.errors[0].message).toContain('not-ours、wrong-place');
    const en = await act('logistics', 'return', 2, { reason: 'lazy' }, 'en');
    expect(en.body.errors[1].message).toBe('explanation: is missing; expected text');
    expect((await seen('operator')).version).toBe(2);
  });

  test('what is offered is what is taken: no more and no less', async () => {
    const offered = async (who: string) => (await seen(who)).actions.map((each: Loose) => each.id);
    expect(await offered('operator')).toEqual(['dispatch', 'reply', 'close', 'classify', 'note']);
    await act('operator', 'dispatch', 1, { department: 'logistics' });
    expect(await offered('logistics')).toEqual(['sign', 'return', 'note']);
    await act('logistics', 'sign', 2);
    expect(await offered('logistics')).toEqual(['reply', 'return', 'note']);
    const refused = await act('logistics', 'reopen', 3, { reason: 'x' });
    expect([refused.status, refused.body.code]).toEqual([422, 'wrong-state']);
    expect(refused.body.detail).toMatch(/办理中/);
  });

  test('an action that does not exist is 404', async () => {
    expect((await act('operator', 'explode', 1)).status).toBe(404);
  });
});
