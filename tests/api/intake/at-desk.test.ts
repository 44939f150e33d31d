import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accessLog, tickets } from '../../../api/ledger/schema.ts';
import { openTestInstallation, type TestInstallation } from '../../support/open-test-installation.ts';
import { client, createTestApp, signedIn } from '../../support/test-app.ts';
import { kept } from '../channels/source-door.ts';

let installation: TestInstallation;
let ask: ReturnType<typeof client>['ask'];
let cookie: string;
type Loose = ReturnType<typeof JSON.parse>;

beforeEach(async () => {
  installation = await openTestInstallation();
  ({ ask } = client(createTestApp(installation.huiyin)));
  cookie = await signedIn(installation.huiyin, 'operator', 'centre');
});
afterEach(() => installation.close());

async function take(
  body: object,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Loose }> {
  const answer = await ask('/api/v1/intake', {
    cookie,
    headers,
    body: { channel: 'hotline', kind: 'complaint', text: '打饭要排队半小时', ...body },
  });
  return { status: answer.status, body: JSON.parse(await answer.text()) };
}
const ticket = async () => (await installation.huiyin.store.read.select().from(tickets))[0];

describe('the operator’s screen', () => {
  test('sends it to the department that the operator chose, at once', async () => {
    const { status, body } = await take({ department: 'canteen' });
    expect([status, body.department.code]).toEqual([201, 'canteen']);
    expect(await ticket()).toMatchObject({ state: 'dispatched', department: 'canteen', lodgedBy: 'citizen' });
  });

  test('answered while the person was there, it is answered by the centre', async () => {
    await take({ directReply: '图书馆周末八点开门', department: 'canteen' });
    expect(await ticket()).toMatchObject({
      state: 'answered',
      department: 'centre',
      answeredAt: installation.clock.now,
    });
  });

  test('a double click is one ticket', async () => {
    const [first, second] = await Promise.all([
      take({}, { 'idempotency-key': 'k' }),
      take({}, { 'idempotency-key': 'k' }),
    ]);
    expect(second).toEqual(first);
    expect(await kept(installation.huiyin)).toMatchObject({ tickets: 1 });
  });

  test('a call of this morning that is written down now was received then, never in the future', async () => {
    const then = installation.clock.now - 90 * 60_000;
    await take({ occurredAt: then });
    expect(await ticket()).toMatchObject({ receivedAt: then });
    const later = await take({ occurredAt: installation.clock.now + 86_400_000 });
    const rows = await installation.huiyin.store.read.select().from(tickets);
    expect(rows.find((row) => row.number === later.body.number)?.receivedAt).toBe(installation.clock.now);
  });

  test.each([
    [{ department: 'moon' }, 'department'],
    [{ category: 'moon' }, 'category'],
    [{ campus: 'moon' }, 'campus'],
    [{ phone: '没有' }, 'phone'],
    [{ kind: 'rant' }, 'kind'],
    [{ text: '' }, 'text'],
  ])('%j is refused, the field named, nothing kept', async (body, field) => {
    const answer = await take(body);
    expect([answer.status, answer.body.errors[0].field]).toEqual([422, field]);
    expect(await kept(installation.huiyin)).toMatchObject({ tickets: 0, submissions: 0 });
  });

  test('of a caller who wants to stay anonymous no name and no number is kept', async () => {
    await take({ disclosure: 'anonymous', name: '慕容复', phone: '13900001111' });
    expect(await kept(installation.huiyin)).toMatchObject({ tickets: 1, persons: 0 });
  });
});

describe('the caller’s history', () => {
  test('is found by the number however it is written, and the look is recorded', async () => {
    const { body } = await take({ name: '王五', phone: '139-0000-1111' });
    for (const typed of ['13900001111', '+86 139 0000 1111', '１３９００００１１１１']) {
      const seen = await ask(`/api/v1/callers?phone=${encodeURIComponent(typed)}`, { cookie });
      expect(await seen.json()).toMatchObject({
        phone: '13900001111',
        name: '王五',
        tickets: [{ number: body.number }],
      });
    }
    const looks = await installation.huiyin.store.read.select().from(accessLog);
    expect(looks.filter((row) => row.action === 'caller-history')).toHaveLength(3);
  });

  test('of a number that never called is empty; of one that is none, 422', async () => {
    const empty = await ask('/api/v1/callers?phone=13800000000', { cookie });
    expect(await empty.json()).toMatchObject({ name: null, tickets: [] });
    expect((await ask('/api/v1/callers?phone=abc', { cookie })).status).toBe(422);
  });
});
