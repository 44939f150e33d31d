import { readFileSync } from 'node:fs';
import type { Delivery, Receipt } from '../../../ingest/channels/channel.ts';
import {
  messageSignature,
  openMessage,
  plainSignature,
  sealMessage,
} from '../../../ingest/channels/wechat-crypto.ts';
import { readXml, textOf } from '../../../ingest/channels/wechat-xml.ts';
import { wechat } from '../../../ingest/channels/wechat.ts';

export type Vector = {
  id: string;
  kind: 'verifyUrl' | 'decrypt' | 'encrypt';
  token?: string | null;
  id_: string;
  key: string;
  timestamp?: string;
  nonce?: string;
  signature?: string;
  msg_signature?: string | null;
  encrypt: string;
  random?: string;
  plain?: string;
  plain_out: string;
  id_out: string;
};

/** Tencent's own samples, each computed again with @wecom/crypto. */
export const VECTORS: Vector[] = JSON.parse(
  readFileSync(new URL('../../fixtures/wechat-vectors.json', import.meta.url), 'utf8'),
);

export const vector = (id: string): Vector => VECTORS.find((one) => one.id === id)!;

export const TOKEN = 'spamtest';
export const KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
export const APP = 'wx2c2769f8efd9abc2';
export const SECONDS = '1409735669';
export const NONCE = '1320562132';
export const NOW = Number(SECONDS) * 1000 + 2_000;

export const source = (change: object = {}) => ({
  id: 'wx',
  settings: wechat.parseSettings({ appId: APP, token: TOKEN, mode: 'safe', encodingAESKey: KEY, ...change }),
});

export const post = (query: Record<string, string>, body: string | Uint8Array): Delivery => ({
  method: 'POST',
  query,
  headers: { 'content-type': 'text/xml' },
  body: typeof body === 'string' ? Buffer.from(body) : body,
});

const wrap = (encrypted: string) =>
  `<xml><ToUserName><![CDATA[gh_10f6c3c3ac5a]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`;

/** A push in safe mode that holds `message`, as WeChat would send it. */
export function sealedPush(
  message: string,
  change: { key?: string; app?: string; seconds?: string } = {},
): Delivery {
  const seconds = change.seconds ?? SECONDS;
  const encrypted = sealMessage(
    message,
    change.key ?? KEY,
    change.app ?? APP,
    Buffer.from('aaaabbbbccccdddd'),
  );
  return post(
    {
      signature: plainSignature(TOKEN, seconds, NONCE),
      timestamp: seconds,
      nonce: NONCE,
      openid: 'oyORnuP8q7ou2gfYjqLzSIWZf0rs',
      encrypt_type: 'aes',
      msg_signature: messageSignature(TOKEN, seconds, NONCE, encrypted),
    },
    wrap(encrypted),
  );
}

/** A push in plain mode. */
export const plainPush = (message: string, seconds = SECONDS): Delivery =>
  post({ signature: plainSignature(TOKEN, seconds, NONCE), timestamp: seconds, nonce: NONCE }, message);

/** A vector's push: compatible mode shows the same body with its plain fields beside `<Encrypt>`. */
export const vectorPush = (one: Vector): Delivery =>
  post(
    { timestamp: one.timestamp ?? '', nonce: one.nonce ?? '', msg_signature: one.msg_signature ?? '' },
    wrap(one.encrypt),
  );

export const message = (elements: string) =>
  `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[openid-1]]></FromUserName><CreateTime>${SECONDS}</CreateTime>${elements}</xml>`;

export const text = (content: string, id = '6054768590064713728') =>
  message(`<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${content}]]></Content><MsgId>${id}</MsgId>`);

export const RECEIPT: Receipt = {
  ticketNumber: 'HY202611240001237',
  queryCode: 'ABCD2345',
  followUrl: 'https://example.edu/f/HY202611240001237',
  answerDueAt: Date.parse('2026-11-30T17:30:00+08:00'),
  ratingAccepted: false,
};

export const fixedRandom = (bytes: number) => new Uint8Array(bytes).fill(7);

/** A passive reply, opened as WeChat would open it; throws when its signature is not right. */
export function replyTo(push: ReturnType<typeof sealedPush>, settings = source(), receipts = [RECEIPT]) {
  const reply = wechat.reply(push, settings, receipts, NOW, fixedRandom);
  const outer = readXml(reply.body, true);
  if (outer.type !== 'read') throw new Error(reply.body);
  const field = (name: string) => textOf(outer.fields, name);
  const keys = [settings.settings.encodingAESKey, settings.settings.previousEncodingAESKey].filter(
    (k) => k !== null,
  );
  const opened = openMessage(field('Encrypt'), keys, APP);
  if (opened.type !== 'opened') throw new Error(opened.type);
  const signed = messageSignature(TOKEN, field('TimeStamp'), field('Nonce'), field('Encrypt'));
  if (field('MsgSignature') !== signed) throw new Error('the reply is not signed by the four-part rule');
  const inner = readXml(opened.message, true);
  if (inner.type !== 'read') throw new Error(opened.message);
  return { key: opened.key, to: textOf(inner.fields, 'ToUserName'), words: textOf(inner.fields, 'Content') };
}
