import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import type { Delivery } from '../../../ingest/channels/channel.ts';
import { hotline } from '../../../ingest/channels/hotline.ts';

const NOW = Date.parse('2026-11-23T10:00:00+08:00');
const SECRET = `whsec_${Buffer.alloc(24, 3).toString('base64')}`;
const settings = (change: object = {}) =>
  hotline.parseSettings({
    auth: { type: 'signature', secret: SECRET },
    ratingMap: { '1': 5, '2': 4, '3': 3, '4': 2, '5': 1, '0': 5 },
    defaultKeys: ['0'],
    ...change,
  });
/** Signed by the standard's own library. */
function signed(body: object): Delivery {
  const text = JSON.stringify(body);
  const signature = new Webhook(SECRET).sign('m-1', new Date(NOW), text);
  return {
    method: 'POST',
    query: {},
    headers: {
      'webhook-id': 'm-1',
      'webhook-timestamp': String(NOW / 1000),
      'webhook-signature': signature,
    },
    body: Buffer.from(text),
  };
}
const CALL = { callId: 'c-1', caller: '13900001111', startedAt: NOW - 120_000, endedAt: NOW - 1000 };
const understand = async (body: object, change: object = {}) =>
  hotline.understand(signed({ ...CALL, ...body }), { id: 'hot', settings: settings(change) }, NOW);
const parts = async (body: object, change: object = {}) => {
  const understood = await understand(body, change);
  if (understood.type !== 'submissions') throw new Error(JSON.stringify(understood));
  return understood.submissions;
};

describe('the rating map', () => {
  test('is required and must have a key: there is no safe guess of which end is best', () => {
    expect(() => hotline.parseSettings({ auth: { type: 'signature', secret: SECRET } })).toThrow('ratingMap');
    expect(() => settings({ ratingMap: {} })).toThrow('ratingMap');
    expect(() => settings({ ratingMap: { '1': 6 } })).toThrow('ratingMap');
  });

  test.each([
    ['1', 5],
    ['5', 1],
  ])('key %s is level %i on a switch where 1 is best', async (key, level) => {
    const [rating] = await parts({ rating: { key } });
    expect(rating?.content).toMatchObject({
      type: 'rating',
      level,
      rawKey: key,
      scale: 'custom',
      active: true,
    });
  });

  test('a key that the switch filled in is kept apart from real ratings', async () => {
    const [rating] = await parts({ rating: { key: '0' } });
    expect(rating?.content).toMatchObject({ active: false, level: 5, rawKey: '0' });
  });

  test('the words that the caller heard outweigh the number, and both are kept', async () => {
    const [rating] = await parts({ rating: { key: '1', label: '非常不满意' } });
    expect(rating?.content).toMatchObject({ level: 1, rawKey: '1 非常不满意' });
  });

  test.each(['6', 'constructor', '*'])(
    'key %s is unknown: 422, the known ones named, for quarantine',
    async (key) => {
      expect(await understand({ rating: { key } })).toMatchObject({
        type: 'refused',
        refusal: {
          status: 422,
          code: 'unknown-rating-key',
          field: 'rating.key',
          authenticated: true,
          detail: { zh: expect.stringContaining('0, 1, 2, 3, 4, 5'), en: expect.stringContaining(key) },
        },
      });
    },
  );
});

describe('a call', () => {
  test('with a summary and a key is a matter and a rating, each known by the call', async () => {
    const both = await parts({
      summary: '食堂排队太久',
      rating: { key: '2', ticketNumber: 'HY202611240001237' },
    });
    expect(both.map((each) => [each.externalId, each.content.type])).toEqual([
      ['c-1:matter', 'matter'],
      ['c-1:rating', 'rating'],
    ]);
    expect(both[0]?.content).toMatchObject({ person: { phone: '13900001111' }, disclosure: 'department' });
    expect(both[1]?.content).toMatchObject({ ticketNumber: 'HY202611240001237', phone: '13900001111' });
  });

  test('with neither is a notice, and whether anybody answered is told', async () => {
    expect((await parts({}))[0]?.content).toEqual({ type: 'notice', about: 'call' });
    expect((await parts({ answeredAt: null }))[0]?.content).toMatchObject({ about: 'call:unanswered' });
  });

  test('of somebody who asked for anonymity carries no number in any part', async () => {
    const both = await parts({
      summary: '举报',
      callerName: '王五',
      disclosure: 'anonymous',
      rating: { key: '5' },
    });
    expect(JSON.stringify(both)).not.toMatch(/13900001111|王五/);
  });

  test('in the future by the switch’s clock happened now', async () => {
    expect((await parts({ startedAt: NOW + 9_000_000, summary: 'x' }))[0]?.occurredAt).toBe(NOW);
  });

  test('times are read as milliseconds or ISO 8601 with an offset, never without one', async () => {
    expect((await parts({ startedAt: '2026-11-23T09:58:00+08:00', summary: 'x' }))[0]?.occurredAt).toBe(
      NOW - 120_000,
    );
    expect(await understand({ startedAt: '2026-11-23T09:58:00' })).toMatchObject({
      refusal: {
        status: 422,
        code: 'invalid-field',
        field: 'startedAt',
        detail: { en: expect.stringContaining('a time with offset') },
      },
    });
  });

  test.each([
    ['seconds for milliseconds', Math.floor(NOW / 1000)],
    ['a clock that was never set', 0],
    ['the year 1', '0001-01-01T00:00:00Z'],
  ])('%s: refused and named, for the ticket would be overdue for decades', async (_, startedAt) => {
    expect(await understand({ startedAt, summary: 'x' })).toMatchObject({
      refusal: {
        status: 422,
        field: 'startedAt',
        authenticated: true,
        detail: { zh: expect.stringContaining('毫秒'), en: expect.stringContaining('milliseconds') },
      },
    });
  });

  test('words that a database would cut are refused and named, to wait in quarantine', async () => {
    expect(await understand({ summary: '热水\0停了' })).toMatchObject({
      refusal: { status: 422, field: 'summary', authenticated: true },
    });
  });

  test('without its id or caller is refused, both fields named', async () => {
    const understood = await understand({ callId: undefined, caller: undefined });
    expect(understood).toMatchObject({
      refusal: { field: 'callId', detail: { zh: expect.stringContaining('caller') } },
    });
  });
});

describe('a bearer secret, where a switch can set no more than a header', () => {
  const secret = 'a-secret-of-at-least-24-characters';
  const source = { id: 'hot', settings: settings({ auth: { type: 'bearer', secret } }) };
  const call = (authorization: string): Delivery => ({
    method: 'POST',
    query: {},
    headers: { authorization },
    body: Buffer.from(JSON.stringify(CALL)),
  });

  test('opens the door; a wrong one, or the wrong scheme, does not', () => {
    expect(hotline.understand(call(`Bearer ${secret}`), source, NOW)).toMatchObject({ type: 'submissions' });
    for (const wrong of [`Bearer ${secret}x`, `Basic ${secret}`, ''])
      expect(hotline.understand(call(wrong), source, NOW)).toMatchObject({ refusal: { status: 403 } });
  });
});
