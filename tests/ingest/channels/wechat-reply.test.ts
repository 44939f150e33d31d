import { describe, expect, test } from 'vitest';
import { wechat } from '../../../ingest/channels/wechat.ts';
import {
  fixedRandom,
  KEY,
  message,
  NOW,
  plainPush,
  RECEIPT,
  replyTo,
  sealedPush,
  source,
  text,
} from './wechat-fixtures.ts';

const OTHER_KEY = 'ZYXWVUTSRQPONMLKJIHGFEDCBA9876543210zyxwvut';
const plain = source({ mode: 'plain', encodingAESKey: null });

describe('the passive reply', () => {
  test('is sealed, signed, addressed back, and carries number, code, deadline and link', () => {
    const { to, words } = replyTo(sealedPush(text('三号楼没有热水')));
    expect(to).toBe('openid-1');
    for (const part of ['HY202611240001237', 'ABCD2345', '2026/11/30 17:30', RECEIPT.followUrl ?? '?']) {
      expect(words).toContain(part);
    }
  });

  test('speaks English to who wrote English', () => {
    expect(replyTo(sealedPush(text('no hot water'))).words).toContain('Number: HY202611240001237');
  });

  test('of the same push is the same, byte for byte, whenever it is built', () => {
    const push = sealedPush(text('热水'));
    const bodies = [NOW, NOW + 4_000].map(
      (now) => wechat.reply(push, source(), [RECEIPT], now, fixedRandom).body,
    );
    expect(bodies[0]).toBe(bodies[1]);
  });

  test('in plain mode is plain', () => {
    const reply = wechat.reply(plainPush(text('热水')), plain, [RECEIPT], NOW, fixedRandom);
    expect(reply.body).toContain('<Content><![CDATA[您的诉求已受理。');
  });

  test('greets a new follower, thanks for a rating, says when a rating found nothing', () => {
    const follow = message('<MsgType>event</MsgType><Event>subscribe</Event>');
    expect(replyTo(sealedPush(follow), source({ greeting: '欢迎' })).words).toBe('欢迎');
    const rating = sealedPush(text('评价 HY202611240001237 5'));
    const kept = { ...RECEIPT, queryCode: null, followUrl: null, ratingAccepted: true };
    expect(replyTo(rating, source(), [kept]).words).toBe('感谢您的评价。\nThank you for your rating.');
    const alone = replyTo(rating, source(), [{ ...kept, ticketNumber: null }]).words;
    expect(alone).toContain('没有计入工单');
    expect(alone).toContain('counts for no ticket');
  });

  test('tells the number and code of the ticket that a bad rating opened', () => {
    const words = replyTo(sealedPush(text('评价 HY202611240001237 1')), source(), [
      { ...RECEIPT, ratingAccepted: true },
    ]).words;
    expect(words).toContain('查询码：ABCD2345');
    expect(words).toContain('Query code: ABCD2345');
  });
});

describe('modes and keys', () => {
  test('compatible mode reads the sealed and the plain push', async () => {
    const compatible = source({ mode: 'compatible' });
    for (const push of [sealedPush(text('你好')), plainPush(text('你好'))]) {
      expect((await wechat.understand(push, compatible, NOW)).type).toBe('submissions');
    }
  });

  test('while a key is rotated both open, and the answer is sealed with the one that opened', async () => {
    const rotating = source({ encodingAESKey: OTHER_KEY, previousEncodingAESKey: KEY });
    const push = sealedPush(text('你好'));
    expect((await wechat.understand(push, rotating, NOW)).type).toBe('submissions');
    expect(replyTo(push, rotating).key).toBe(KEY);
  });

  test.each([
    [{ encodingAESKey: KEY.slice(1) }, 'encodingAESKey'],
    [{ encodingAESKey: null }, 'encodingAESKey'],
    [{ timezone: 'Mars/Olympus' }, 'timezone'],
    [{ token: '' }, 'token'],
  ])('settings %j are refused at %s', (change, path) => {
    expect(() => source(change)).toThrow(path);
  });
});
