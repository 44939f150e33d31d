import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { codeAttempts, tickets } from '../../../api/ledger/schema.ts';
import { verifyLedger } from '../../../api/ledger/verify.ts';
import { lodge, must, handlerOf } from '../../support/act-on.ts';
import { openTestInstallation, type TestInstallation } from '../../support/open-test-installation.ts';
import { client, createTestApp, signedIn } from '../../support/test-app.ts';
import { kept } from '../channels/source-door.ts';

let installation: TestInstallation;
let ask: ReturnType<typeof client>['ask'];
beforeEach(async () => {
  installation = await openTestInstallation();
  ({ ask } = client(createTestApp(installation.huiyin)));
});
afterEach(() => installation.close());

type Loose = ReturnType<typeof JSON.parse>;
async function post(
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Loose }> {
  const answer = await ask(path, { body, headers });
  return { status: answer.status, body: JSON.parse(await answer.text()) };
}
const submit = (body: object = {}, headers: Record<string, string> = {}) =>
  post('/api/v1/submissions', { kind: 'complaint', text: '三号楼没有热水', ...body }, headers);

describe('lodging', () => {
  test('answers 201 with number, code, deadline, department and a link whose code no server logs', async () => {
    const { status, body } = await submit();
    expect(status).toBe(201);
    expect(body).toEqual({
      number: expect.stringMatching(/^HY20261123\d{7}$/),
      code: expect.stringMatching(/^[2-9A-HJ-NP-Z]{8}$/),
      receivedAt: installation.clock.now,
      answerDueAt: expect.any(Number),
      department: { code: 'centre', name: expect.any(Object) },
      followUrl: `http://127.0.0.1:8311/follow?number=${body.number}#code=${body.code}`,
    });
    const [row] = await installation.huiyin.store.read.select().from(tickets);
    expect(JSON.stringify(row)).not.toContain(body.code);
  });

  test('when it happened is kept for whoever handles it, and a time of no year is refused', async () => {
    const happenedAt = installation.clock.now - 3_600_000;
    const { body } = await submit({ happenedAt });
    const [row] = await installation.huiyin.store.read
      .select()
      .from(tickets)
      .where(eq(tickets.number, body.number));
    const cookie = await signedIn(installation.huiyin, 'operator');
    const seen = await ask(`/api/v1/tickets/${row?.id}`, { cookie });
    expect(await seen.json()).toMatchObject({ number: body.number, happenedAt });
    expect((await verifyLedger(installation.huiyin)).faults).toBe(0);
    for (const wrong of [9_007_199_254_740_991, Math.floor(happenedAt / 1000), -1])
      expect(await submit({ happenedAt: wrong })).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'happenedAt', message: expect.stringContaining('毫秒') }] },
      });
  });

  test('the same key fifty times at once is one ticket and fifty equal answers', async () => {
    const all = await Promise.all(Array.from({ length: 50 }, () => submit({}, { 'idempotency-key': 'k-1' })));
    expect(new Set(all.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(await kept(installation.huiyin)).toMatchObject({ tickets: 1, submissions: 1, events: 1 });
  });

  test('the same key with another body is 422 and makes nothing; the order of names is no difference', async () => {
    const first = await submit({ title: '热水' }, { 'idempotency-key': 'k-1' });
    const turned = await post(
      '/api/v1/submissions',
      { title: '热水', text: '三号楼没有热水', kind: 'complaint' },
      { 'idempotency-key': 'k-1' },
    );
    expect(turned).toEqual(first);
    const other = await submit({ title: '冷水' }, { 'idempotency-key': 'k-1' });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    expect(await kept(installation.huiyin)).toMatchObject({ tickets: 1 });
  });

  test('without a key every message is one of its own', async () => {
    await Promise.all([submit(), submit()]);
    expect(await kept(installation.huiyin)).toMatchObject({ tickets: 2 });
  });

  test.each(['k'.repeat(129), '钥匙'.normalize(), 'a b'])(
    'a key like %s is refused and named',
    async (key) => {
      const encoded = /[^\x20-\x7e]/.test(key) ? encodeURIComponent(key).replaceAll('%', ' ') : key;
      const { status, body } = await submit({}, { 'idempotency-key': encoded });
      expect([status, body.errors[0].field]).toEqual([400, 'Idempotency-Key']);
    },
  );

  test('a number that nobody could call is refused and named', async () => {
    const { status, body } = await submit({ person: { name: '王五', phone: '打我手机' } });
    expect([status, body.errors]).toEqual([
      422,
      [{ field: 'person.phone', code: 'bad-phone', message: expect.stringMatching(/3 至 20/) }],
    ]);
    expect(await kept(installation.huiyin)).toMatchObject({ tickets: 0, submissions: 0 });
  });
});

test('of an anonymous person nothing that identifies is anywhere on the disk, nor a hash of it', async () => {
  const canaries = ['慕容复无痕', '13987650001'];
  const anonymous = { disclosure: 'anonymous', person: { name: canaries[0], phone: canaries[1] } };
  await submit({ ...anonymous, text: '匿名举报一件事' }, { 'idempotency-key': 'k-1' });
  const named = '欧阳锋留名';
  await submit({ person: { name: named, phone: '13987650002' } });
  await installation.huiyin.store.writeClient.execute('PRAGMA wal_checkpoint(PASSIVE)');
  const folder = installation.huiyin.settings.data;
  const bytes = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
  // the scan can find what is there
  expect(bytes.includes(Buffer.from(named))).toBe(true);
  for (const canary of canaries) {
    expect(bytes.includes(Buffer.from(canary))).toBe(false);
    expect(bytes.includes(Buffer.from(installation.huiyin.keys.mac('phone', canary)))).toBe(false);
  }
});

describe('following', () => {
  test('opens with the number and code as people type them, and shows public words only', async () => {
    const { body } = await submit();
    const [row] = await installation.huiyin.store.read.select().from(tickets);
    await must(installation.huiyin, row!.id, 'dispatch');
    await must(installation.huiyin, row!.id, 'note', handlerOf('logistics'), { text: '内部的话' });
    await must(installation.huiyin, row!.id, 'sign', handlerOf('logistics'));
    await must(installation.huiyin, row!.id, 'reply', handlerOf('logistics'));
    const typed = ` ${body.number.toLowerCase().replace(/(\d{8})/, '$1 - ')} `;
    const seen = await post('/api/v1/public/follow', {
      number: typed,
      code: `${body.code.slice(0, 4)} ${body.code.slice(4).toLowerCase()}`,
    });
    expect(seen.status).toBe(200);
    expect(seen.body.steps.map((step: Loose) => step.kind)).toEqual([
      'received',
      'dispatched',
      'signed',
      'replied',
    ]);
    expect(seen.body.can).toEqual({ rate: true, reopen: true, supplement: true, urge: false });
    expect(JSON.stringify(seen.body)).not.toMatch(/内部的话|王五|139/);
  });

  test('rates, adds and reopens by the same key; a rating of 6 is refused and named', async () => {
    const { body } = await submit();
    const key = { number: body.number, code: body.code };
    expect((await post('/api/v1/public/supplement', { ...key, text: '四楼也没有' })).status).toBe(200);
    expect((await post('/api/v1/public/rate', { ...key, level: 5 })).body).toMatchObject({
      status: 422,
      code: 'wrong-state',
    });
    const [row] = await installation.huiyin.store.read.select().from(tickets);
    await must(installation.huiyin, row!.id, 'reply');
    const six = await post('/api/v1/public/rate', { ...key, level: 6 });
    expect([six.status, six.body.errors[0].field]).toEqual([422, 'level']);
    const rated = await post('/api/v1/public/rate', { ...key, level: 1, comment: '没有修好' });
    expect(rated.body).toMatchObject({ state: 'answered', rating: { level: 1 } });
    expect(rated.body.steps.at(-1).kind).toBe('rectification-opened');
    const reopened = await post('/api/v1/public/reopen', { ...key, reason: '还是没有' });
    expect(reopened.body).toMatchObject({ state: 'pending', overdue: false });
    expect(reopened.body.answerDueAt).toBeGreaterThanOrEqual(installation.clock.now);
  });
});

describe('a wrong code', () => {
  const guess = (number: string, code: string, path = 'follow', more: object = {}) =>
    post(`/api/v1/public/${path}`, { number, code, ...more });

  test('five times locks the number, says how many tries are left, and then not even the right one opens it', async () => {
    const { body } = await submit();
    const before = await kept(installation.huiyin);
    for (const left of [4, 3, 2, 1]) {
      const wrong = await guess(body.number, 'AAAAAAAA');
      expect([wrong.status, wrong.body.code, wrong.body.triesLeft]).toEqual([403, 'wrong-code', left]);
      expect(wrong.body.detail).toContain(String(left));
    }
    const fifth = await guess(body.number, 'AAAAAAAA');
    expect([fifth.status, fifth.body.code]).toEqual([423, 'code-locked']);
    expect(fifth.body.detail).toMatch(/锁定/);
    expect((await guess(body.number, body.code)).status).toBe(423);
    expect((await guess(body.number, body.code, 'reopen', { reason: 'x' })).status).toBe(423);
    expect(await kept(installation.huiyin)).toEqual(before);
  });

  test('tries at any of the doors count together, also when they come at once', async () => {
    const { body } = await submit();
    const paths = ['follow', 'rate', 'reopen', 'supplement', 'follow', 'rate', 'reopen', 'supplement'];
    const all = await Promise.all(
      paths.map((path) => guess(body.number, 'AAAAAAAA', path, { level: 5, reason: 'x', text: 'x' })),
    );
    expect(all.map((each) => each.status).sort()).toEqual([403, 403, 403, 403, 423, 423, 423, 423]);
  });

  test('the right one in between begins the count anew', async () => {
    const { body } = await submit();
    for (let turn = 0; turn < 3; turn += 1) {
      for (let wrong = 0; wrong < 4; wrong += 1) await guess(body.number, 'AAAAAAAA');
      expect((await guess(body.number, body.code)).status).toBe(200);
    }
    const rows = await installation.huiyin.store.read
      .select()
      .from(codeAttempts)
      .where(eq(codeAttempts.number, body.number));
    expect(rows).toEqual([]);
  });

  test('of a number that is nobody’s is answered alike', async () => {
    const { body } = await submit();
    const mine = await guess(body.number, 'AAAAAAAA');
    const nobodys = await guess('HY202611239999996', 'AAAAAAAA');
    expect({ ...nobodys.body, instance: '' }).toEqual({ ...mine.body, instance: '' });
    expect(nobodys.status).toBe(mine.status);
  });

  test('speaks English to who reads English', async () => {
    const { body } = await post(
      '/api/v1/public/follow',
      { number: 'HY202611239999996', code: 'AAAAAAAA' },
      { 'accept-language': 'en-GB' },
    );
    expect(body.detail).toBe('The number or the code is wrong. 4 tries left');
  });
});

test('a ticket that was lodged elsewhere is followed by its own code only', async () => {
  const id = await lodge(installation.huiyin);
  const [row] = await installation.huiyin.store.read.select().from(tickets).where(eq(tickets.id, id));
  const { body } = await submit();
  expect((await post('/api/v1/public/follow', { number: row!.number, code: body.code })).status).toBe(403);
});
