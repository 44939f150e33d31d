import type { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AppEnv } from '../../../api/identity/session.ts';
import { custodies, ratings, tickets } from '../../../api/ledger/schema.ts';
import { openTestInstallation, type TestInstallation } from '../../support/open-test-installation.ts';
import { client, createTestApp, signedIn } from '../../support/test-app.ts';
import { kept } from '../channels/source-door.ts';

let installation: TestInstallation;
let app: Hono<AppEnv>;
let ask: ReturnType<typeof client>['ask'];
let token: string;
let cookie: string;
type Loose = ReturnType<typeof JSON.parse>;

beforeEach(async () => {
  installation = await openTestInstallation();
  app = createTestApp(installation.huiyin);
  ({ ask } = client(app));
  cookie = await signedIn(installation.huiyin, 'administrator');
  token = await stand({
    code: 'w-3',
    name: { zh: '三号窗口', en: 'Window 3' },
    department: 'logistics',
    service: 'cards',
    campus: 'east',
  });
});
afterEach(() => installation.close());

/** Makes a window and gives the token of the device that stands at it. */
async function stand(window: { code: string } & Record<string, unknown>): Promise<string> {
  const made = await ask('/api/v1/windows', { cookie, body: window });
  if (made.status !== 201) throw new Error(await made.text());
  const device = await ask(`/api/v1/windows/${window.code}/token`, { cookie, method: 'POST' });
  return ((await device.json()) as Loose).token;
}

async function rate(body: object, key = 'k-1', device = token): Promise<{ status: number; body: Loose }> {
  const now = installation.clock.now;
  const answer = await ask('/api/v1/kiosk/ratings', {
    body: { occurredAt: now, sentAt: now, ...body },
    headers: { authorization: `Device ${device}`, 'idempotency-key': key },
  });
  return { status: answer.status, body: JSON.parse(await answer.text()) };
}
const all = () => installation.huiyin.store.read.select().from(ratings);

describe('a device', () => {
  test('is bound to its window by its token; without one, or with a token that was replaced, it is unknown', async () => {
    const session = await ask('/api/v1/kiosk/session', { headers: { authorization: `Device ${token}` } });
    expect((await session.json()).window).toMatchObject({ code: 'w-3', department: { code: 'logistics' } });
    for (const wrong of ['', 'x', token.slice(1)])
      expect((await rate({ level: 5 }, 'k', wrong)).status).toBe(401);
    const replaced = await ask('/api/v1/windows/w-3/token', { cookie, method: 'POST' });
    expect(replaced.status).toBe(200);
    expect((await rate({ level: 5 })).body.code).toBe('device-unknown');
    expect(await all()).toEqual([]);
  });

  test('says its own window, whatever the body says', async () => {
    await rate({ level: 4, window: 'w-9' });
    expect(await all()).toMatchObject([
      {
        window: 'w-3',
        service: 'cards',
        department: 'logistics',
        level: 4,
        rawKey: '4',
        scale: 'stars-5-best',
        active: true,
      },
    ]);
  });
});

describe('a face', () => {
  test('touched once and sent fifty times is one rating, also when it is sent at another time', async () => {
    const touched = installation.clock.now;
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, turn) =>
        rate({ level: 5, occurredAt: touched, sentAt: touched + turn }),
      ),
    );
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 201, body: { accepted: true, number: null, code: null } });
    expect(await all()).toHaveLength(1);
  });

  test('another face under the same key is refused, and the first stands', async () => {
    await rate({ level: 5 });
    expect((await rate({ level: 1 })).body.code).toBe('idempotency-key-reused');
    expect(await all()).toMatchObject([{ level: 5 }]);
  });

  test('the same key at two windows is two ratings', async () => {
    const other = await stand({ code: 'w-4', name: { zh: '四号窗口', en: 'Window 4' }, department: 'it' });
    await rate({ level: 5 });
    await rate({ level: 3 }, 'k-1', other);
    expect((await all()).map((each) => [each.window, each.level])).toEqual([
      ['w-3', 5],
      ['w-4', 3],
    ]);
  });

  test.each([1, 2])(
    'of %i without a ticket opens one with the window’s department, and tells its number and code',
    async (level) => {
      const { body } = await rate({ level, comment: '等了很久', reasons: ['214'] });
      expect(body).toEqual({
        accepted: true,
        number: expect.stringMatching(/^HY/),
        code: expect.stringMatching(/^[2-9A-Z]{8}$/),
        followUrl: expect.stringContaining(body.number),
      });
      const [ticket] = await installation.huiyin.store.read.select().from(tickets);
      expect(ticket).toMatchObject({
        number: body.number,
        department: 'logistics',
        disclosure: 'anonymous',
        channel: 'counter',
      });
      expect(await all()).toMatchObject([{ ticketId: ticket?.id, level }]);
      expect(await installation.huiyin.store.read.select().from(custodies)).toHaveLength(1);
      expect(await kept(installation.huiyin)).toMatchObject({ persons: 0 });
    },
  );

  test.each([{ level: 6 }, { level: 0 }, { level: '5' }, { level: null }, {}])(
    '%j is refused, the field named',
    async (body) => {
      const answer = await rate(body);
      expect([answer.status, answer.body.errors[0].field]).toEqual([422, 'level']);
      expect(await all()).toEqual([]);
    },
  );

  test('for a service that is not there is refused and named', async () => {
    expect((await rate({ level: 5, service: 'moon' })).body.errors).toMatchObject([{ field: 'service' }]);
  });
});
