import type { Hono } from 'hono';
import { eq } from 'drizzle-orm';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AppEnv } from '../../../api/identity/session.ts';
import {
  custodies,
  quarantine,
  ratings,
  services,
  submissions,
  tickets,
} from '../../../api/ledger/schema.ts';
import { replay } from '../../../api/channels/replay.ts';
import { perform } from '../../../api/workflow/perform.ts';
import type { Delivery } from '../../../ingest/channels/channel.ts';
import { openTestInstallation, type TestInstallation } from '../../support/open-test-installation.ts';
import { client, createTestApp, signedIn } from '../../support/test-app.ts';
import { kept, knock, register } from './source-door.ts';

const SECRET = `whsec_${Buffer.alloc(24, 3).toString('base64')}`;
let installation: TestInstallation;
let app: Hono<AppEnv>;

beforeEach(async () => {
  installation = await openTestInstallation();
  app = createTestApp(installation.huiyin);
  await register(installation.huiyin, 'hot', 'hotline', {
    auth: { type: 'signature', secret: SECRET },
    ratingMap: { '1': 5, '2': 3, '3': 1 },
  });
  await register(installation.huiyin, 'hook', 'webhook', { secret: SECRET });
});
afterEach(() => installation.close());

function signed(body: unknown, id = 'm-1'): Delivery {
  const at = installation.clock.now;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    method: 'POST',
    query: {},
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at / 1000)),
      'webhook-signature': new Webhook(SECRET).sign(id, new Date(at), text),
    },
    body: Buffer.from(text),
  };
}
type Loose = ReturnType<typeof JSON.parse>;
async function send(source: string, body: unknown, id = 'm-1'): Promise<{ status: number; body: Loose }> {
  const answer = await knock(app, source, signed(body, id));
  return { status: answer.status, body: JSON.parse(await answer.text()) };
}
const call = (change: object) => ({
  callId: 'c-1',
  caller: '13900001111',
  startedAt: installation.clock.now - 60_000,
  ...change,
});
const allRatings = () => installation.huiyin.store.read.select().from(ratings);

/** A ticket of this caller that the centre has answered. */
async function answered(): Promise<{ id: string; number: string }> {
  const { body } = await send('hot', call({ callId: 'before', summary: '热水停了' }), 'before');
  const [row] = await installation.huiyin.store.read
    .select()
    .from(tickets)
    .where(eq(tickets.number, body.results[0].number));
  const done = await perform(installation.huiyin, {
    ticketId: row!.id,
    action: 'reply',
    input: { text: '已经修好了', outcome: 'resolved' },
    actor: { type: 'staff', id: 'o', role: 'operator', scope: null },
    version: null,
  });
  if (!done.ok) throw new Error(done.reason);
  return { id: row!.id, number: row!.number };
}

describe('the signed webhook', () => {
  test('makes a ticket and says its number, code and link; the same message fifty times makes one', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => send('hook', { type: 'matter', text: '校园卡不能用' })),
    );
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(answers[0]).toMatchObject({
      status: 200,
      body: {
        received: true,
        results: [{ number: expect.stringMatching(/^HY\d{15}$/), code: expect.any(String) }],
      },
    });
    expect(await kept(installation.huiyin)).toMatchObject({ tickets: 1, submissions: 1 });
  });

  test('another text under the same id: the first stands, the second waits in quarantine', async () => {
    const first = await send('hook', { type: 'matter', text: '校园卡不能用' });
    const second = await send('hook', { type: 'matter', text: '图书馆太吵' });
    expect(second).toEqual(first);
    const [held] = await installation.huiyin.store.read.select().from(quarantine);
    expect(held).toMatchObject({ code: 'id-reused', state: 'held' });
    expect(held?.body.toString()).toContain('图书馆太吵');
  });

  test('a digit on no declared scale is refused and kept', async () => {
    expect(await send('hook', { type: 'rating', key: '6', window: 'w' })).toMatchObject({
      status: 422,
      body: { code: 'unknown-rating-key', errors: [{ field: 'key' }] },
    });
    expect(await kept(installation.huiyin)).toMatchObject({ quarantine: 1, ratings: 0 });
  });
});

describe('a call record sent again with more in it', () => {
  test('adds the rating and makes no second ticket', async () => {
    await send('hot', call({ summary: '热水停了' }));
    const again = await send('hot', call({ summary: '热水停了', rating: { key: '1' } }), 'm-2');
    expect(again.body.results).toHaveLength(2);
    expect(await kept(installation.huiyin)).toMatchObject({ tickets: 1, ratings: 1, quarantine: 0 });
  });
});

describe('a rating is never lost', () => {
  test('with a ticket number it is bound to the custody that answered', async () => {
    const { id, number } = await answered();
    await send('hot', call({ rating: { key: '1', ticketNumber: number } }), 'm-2');
    const [custody] = await installation.huiyin.store.read
      .select()
      .from(custodies)
      .where(eq(custodies.endedBy, 'replied'));
    expect(await allRatings()).toMatchObject([
      { ticketId: id, custodyId: custody?.id, level: 5, rawKey: '1', scale: 'custom', active: true },
    ]);
  });

  test('with a phone number alone it goes to the caller’s last answered matter', async () => {
    const { id } = await answered();
    await send('hot', call({ rating: { key: '3' } }), 'm-2');
    expect(await allRatings()).toMatchObject([{ ticketId: id, level: 1 }]);
    const [ticket] = await installation.huiyin.store.read.select().from(tickets);
    expect(ticket).toMatchObject({ state: 'answered', rectification: true });
  });

  test('but not to one that was answered more than thirty days ago', async () => {
    await answered();
    installation.clock.advance(31 * 86_400_000);
    await send('hot', call({ rating: { key: '1' } }), 'm-2');
    expect(await allRatings()).toMatchObject([{ ticketId: null, level: 5 }]);
  });

  test('alone it stands alone; a bad one opens a ticket and hands out its code', async () => {
    await send('hook', { type: 'rating', key: '4', service: 'cards' });
    expect(await allRatings()).toMatchObject([{ ticketId: null, service: 'cards', level: 4 }]);
    const bad = await send(
      'hook',
      { type: 'rating', key: '1', service: 'cards', comment: '等了一小时' },
      'm-2',
    );
    expect(bad.body.results[0]).toMatchObject({ code: expect.any(String), ratingAccepted: true });
    expect(await kept(installation.huiyin)).toMatchObject({ tickets: 1, ratings: 2 });
  });

  test('a bad one that a system filled in opens nothing and is kept apart', async () => {
    await send('hook', { type: 'rating', key: '1', active: false, service: 'cards' });
    expect(await allRatings()).toMatchObject([{ active: false, ticketId: null }]);
    expect(await kept(installation.huiyin)).toMatchObject({ tickets: 0 });
  });

  test('with a number that is no ticket’s it stands alone', async () => {
    await send('hook', { type: 'rating', key: '5', ticketNumber: 'HY202611230000019' });
    expect(await allRatings()).toMatchObject([{ ticketId: null, level: 5 }]);
  });

  test('and the code of somebody’s ticket is not handed out to who rates it', async () => {
    const { number } = await answered();
    const { body } = await send('hook', { type: 'rating', key: '1', ticketNumber: number }, 'm-2');
    expect(body.results).toMatchObject([{ number, code: null, followUrl: null, ratingAccepted: true }]);
  });
});

describe('quarantine', () => {
  test('keeps an unknown key with its reason, and after a fix a replay makes the rating of then', async () => {
    const sentAt = installation.clock.now;
    expect(await send('hot', call({ rating: { key: '9' } }))).toMatchObject({ status: 422 });
    const cookie = await signedIn(installation.huiyin, 'administrator');
    const { ask } = client(app);
    const list = await (await ask('/api/v1/quarantine', { cookie })).json();
    expect(list.items).toMatchObject([{ sourceId: 'hot', code: 'unknown-rating-key', state: 'held' }]);
    expect(JSON.stringify(list)).not.toContain('13900001111');
    const path = `/api/v1/quarantine/${list.items[0].id}/replay`;
    expect((await ask(path, { cookie, method: 'POST' })).status).toBe(422);

    installation.clock.advance(3 * 86_400_000);
    await register(installation.huiyin, 'hot', 'hotline', {
      auth: { type: 'signature', secret: SECRET },
      ratingMap: { '9': 4 },
    });
    // three days on the session is a new one
    const later = await signedIn(installation.huiyin, 'administrator', null, 'later');
    expect((await ask(path, { cookie: later, method: 'POST' })).status).toBe(204);
    expect(await allRatings()).toMatchObject([{ level: 4, rawKey: '9', ratedAt: sentAt - 60_000 }]);
    const [row] = await installation.huiyin.store.read.select().from(quarantine);
    expect(row).toMatchObject({ state: 'replayed' });
    expect(row?.body).toHaveLength(0);
    expect((await ask(path, { cookie: later, method: 'POST' })).status).toBe(404);
    expect(await allRatings()).toHaveLength(1);
  });

  test('an unknown service is named, kept, and taken once it has been added', async () => {
    const sent = { type: 'rating', key: '5', service: 'moon' };
    expect(await send('hook', sent)).toMatchObject({
      status: 422,
      body: { code: 'unknown-reference', errors: [{ field: 'service', message: '没有服务事项“moon”' }] },
    });
    const [held] = await installation.huiyin.store.read.select().from(quarantine);
    expect(held).toMatchObject({ code: 'unknown-reference', field: 'service', state: 'held' });
    await expect(replay(installation.huiyin, held!.id, 'u')).rejects.toMatchObject({ status: 422 });
    await installation.huiyin.ledger.write(({ tx }) =>
      tx.insert(services).values({ code: 'moon', nameZh: '月亮', nameEn: 'Moon' }),
    );
    await installation.huiyin.organisation.reload();
    await replay(installation.huiyin, held!.id, 'u');
    expect(await allRatings()).toMatchObject([{ service: 'moon', level: 5 }]);
  });

  test('a caller who asked for anonymity leaves no number in what is kept of the call', async () => {
    await send('hot', call({ summary: '举报', disclosure: 'anonymous', rating: { key: '1' } }));
    const rows = await installation.huiyin.store.read.select().from(submissions);
    expect(rows.map((row) => row.raw)).toEqual([null, null]);
    expect(await kept(installation.huiyin)).toMatchObject({ persons: 0, tickets: 1, ratings: 1 });
  });
});

describe('a door says what it does not take', () => {
  test('an unknown source is 404, one switched off too', async () => {
    expect((await send('nobody', {})).status).toBe(404);
  });

  test('PUT and DELETE are 405 and say what is allowed; a GET where only POST is', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH'] as const) {
      const answer = await knock(app, 'hook', { ...signed({}), method: method as 'POST' });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, POST']);
    }
    const answer = await knock(app, 'hook', { ...signed({}), method: 'GET' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  });

  test('5 MB is 413 in the reader’s language and leaves nothing', async () => {
    const before = await kept(installation.huiyin);
    const big = signed(JSON.stringify({ type: 'matter', text: 'x'.repeat(5_000_000) }));
    const answer = await knock(app, 'hook', { ...big, headers: { ...big.headers, 'accept-language': 'en' } });
    expect(answer.status).toBe(413);
    expect((await answer.json()).detail).toMatch(/larger than/);
    expect(await kept(installation.huiyin)).toEqual(before);
  });

  test('broken JSON from who signed it is 400, says where, and is kept', async () => {
    const { status, body } = await send('hook', '{"type": "matter", "text": ');
    expect([status, body.code]).toEqual([400, 'malformed-json']);
    expect(body.detail).toMatch(/JSON/);
    const [held] = await installation.huiyin.store.read.select().from(quarantine);
    expect(held?.body.toString()).toBe('{"type": "matter", "text": ');
    expect(Object.keys(JSON.parse(held?.headers ?? ''))).not.toContain('host');
  });
});
