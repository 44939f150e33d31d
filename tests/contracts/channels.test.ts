import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Delivery, Receipt } from '../../ingest/channels/channel.ts';
import { CHANNEL_ADAPTERS } from '../../ingest/channels/index.ts';
import { REFUSALS } from '../../ingest/channels/refusals.ts';
import { Submission } from '../../ingest/submission.ts';
import { APP, KEY, NOW, sealedPush, text, TOKEN } from '../ingest/channels/wechat-fixtures.ts';

const SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;

function signed(body: unknown, id = 'msg-1', at = NOW): Delivery {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const stamp = String(Math.floor(at / 1000));
  const mac = createHmac('sha256', Buffer.alloc(24, 7))
    .update(`${id}.${stamp}.`)
    .update(bytes)
    .digest('base64');
  return {
    method: 'POST',
    query: {},
    headers: { 'webhook-id': id, 'webhook-timestamp': stamp, 'webhook-signature': `v1,${mac}` },
    body: bytes,
  };
}

/** For each channel: settings, a good delivery, the same forged, and the same with content that cannot be read. */
const SAMPLES: Record<string, { settings: unknown; good: Delivery; forged: Delivery; unreadable: Delivery }> =
  {
    wechat: {
      settings: { appId: APP, token: TOKEN, mode: 'safe', encodingAESKey: KEY },
      good: sealedPush(text('三号楼没有热水')),
      forged: {
        ...sealedPush(text('x')),
        query: { ...sealedPush(text('x')).query, msg_signature: 'f'.repeat(40) },
      },
      unreadable: sealedPush('not xml'),
    },
    hotline: {
      settings: { auth: { type: 'signature', secret: SECRET }, ratingMap: { '1': 5, '2': 3, '3': 1 } },
      good: signed({
        callId: 'c-1',
        caller: '13900001111',
        startedAt: NOW - 60_000,
        summary: '食堂排队太久',
      }),
      forged: { ...signed({ callId: 'c-1' }), body: Buffer.from('{"callId":"c-2"}') },
      unreadable: signed('{"callId":'),
    },
    webhook: {
      settings: { secret: SECRET },
      good: signed({ type: 'matter', text: '校园卡不能用' }),
      forged: { ...signed({ type: 'matter', text: 'x' }), body: Buffer.from('{"type":"matter","text":"y"}') },
      unreadable: signed('{"type":'),
    },
  };

const RECEIPT: Receipt = {
  ticketNumber: 'HY202611240001237',
  queryCode: 'ABCD2345',
  followUrl: 'https://example.edu/follow?number=HY202611240001237#code=ABCD2345',
  answerDueAt: NOW,
  ratingAccepted: false,
};

test('every channel of the list has a sample here', () => {
  expect(CHANNEL_ADAPTERS.map((each) => each.id).sort()).toEqual(Object.keys(SAMPLES).sort());
});

describe.each(CHANNEL_ADAPTERS.map((each) => [each.id, each] as const))('%s', (id, channel) => {
  const sample = SAMPLES[id]!;
  const source = channel.open({ id: 'source-1', settings: channel.parseSettings(sample.settings) });

  test('has a name in both languages, a limit of size, and a schema for the settings page', () => {
    expect(channel.name.zh).toMatch(/\p{Script=Han}/u);
    expect(channel.name.en).toMatch(/[A-Za-z]/);
    expect(channel.maxBytes).toBeGreaterThan(0);
    expect(channel.settingsSchema).toMatchObject({ type: 'object', properties: expect.any(Object) });
  });

  test('refuses settings that lack what it needs, and names the field', () => {
    expect(() => channel.parseSettings({})).toThrow(/"path"/);
  });

  test('its secrets are settings that it has', () => {
    const properties = JSON.stringify(channel.settingsSchema);
    expect(channel.secretSettings.length).toBeGreaterThan(0);
    for (const secret of channel.secretSettings)
      expect(properties).toContain(`"${secret.split('.').at(-1)}"`);
  });

  test('what it understands is a submission of its source, never of the future, the same each time', async () => {
    const [first, second] = await Promise.all([
      source.understand(sample.good, NOW),
      source.understand(sample.good, NOW),
    ]);
    expect(first).toEqual(second);
    if (first?.type !== 'submissions') throw new Error(`${id}: ${JSON.stringify(first)}`);
    for (const submission of first.submissions) {
      expect(Submission.parse(submission)).toEqual(submission);
      expect(submission).toMatchObject({ sourceId: 'source-1' });
      expect(submission.occurredAt).toBeLessThanOrEqual(NOW);
    }
  });

  test('a forgery is refused as not authentic; so is anything at all without a signature', async () => {
    const empty: Delivery = { method: 'POST', query: {}, headers: {}, body: new Uint8Array() };
    for (const delivery of [sample.forged, empty])
      expect(await source.understand(delivery, NOW)).toMatchObject({
        type: 'refused',
        refusal: { status: 403, authenticated: false },
      });
  });

  test('the same a day later is stale', async () => {
    expect(await source.understand(sample.good, NOW + 86_400_000)).toMatchObject({
      refusal: { status: 403, code: 'stale', authenticated: false },
    });
  });

  test('what an authentic sender sends and cannot be read goes to quarantine, with words in both languages', async () => {
    const understood = await source.understand(sample.unreadable, NOW);
    expect(understood).toMatchObject({ type: 'refused', refusal: { authenticated: true, status: 400 } });
    if (understood.type !== 'refused') throw new Error('unreachable');
    expect(understood.refusal.detail.zh).toMatch(/\p{Script=Han}/u);
    expect(understood.refusal.detail.en).toMatch(/[a-z]/);
    expect(Object.keys(REFUSALS)).toContain(understood.refusal.code);
  });

  test('a body over its limit is refused before it is understood', async () => {
    const huge = { ...sample.good, body: new Uint8Array(channel.maxBytes + 1) };
    expect(await source.understand(huge, NOW)).toMatchObject({ refusal: { status: 413 } });
  });

  test('bytes that are no text do not throw', async () => {
    for (const byte of [0x00, 0xff, 0xc3]) {
      const junk = { ...sample.good, body: new Uint8Array(64).fill(byte) };
      expect((await source.understand(junk, NOW)).type).toBe('refused');
    }
  });

  test('equal arguments give an equal reply that carries the number and the link', async () => {
    const random = (bytes: number) => new Uint8Array(bytes).fill(9);
    const replies = [NOW, NOW + 4000].map((now) => source.reply(sample.good, [RECEIPT], now, random));
    expect(replies[0]).toEqual(replies[1]);
    expect(replies[0]).toMatchObject({ status: 200, body: expect.any(String) });
    if (id !== 'wechat') expect(replies[0]?.body).toContain(RECEIPT.followUrl);
  });
});
