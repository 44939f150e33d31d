import { describe, expect, test } from 'vitest';
import {
  messageSignature,
  openMessage,
  plainSignature,
  sealMessage,
} from '../../../ingest/channels/wechat-crypto.ts';
import { readXml, textOf } from '../../../ingest/channels/wechat-xml.ts';
import { wechat } from '../../../ingest/channels/wechat.ts';
import {
  APP,
  KEY,
  post,
  source,
  TOKEN,
  vector,
  vectorPush,
  VECTORS,
  type Vector,
} from './wechat-fixtures.ts';

describe('the ten official vectors', () => {
  test('are ten', () => expect(VECTORS).toHaveLength(10));

  test.each(VECTORS.map((one) => [one.id, one] as const))('%s opens to its text and receiver', (_, one) => {
    expect(openMessage(one.encrypt, [one.key], one.id_)).toEqual({
      type: 'opened',
      message: one.plain_out,
      key: one.key,
    });
  });

  const sealedOnes = VECTORS.filter((one) => one.kind === 'encrypt').map((one) => [one.id, one] as const);
  test.each(sealedOnes)('%s: the same random bytes give the same ciphertext', (_, one) => {
    expect(sealMessage(one.plain ?? '', one.key, one.id_, Buffer.from(one.random ?? ''))).toBe(one.encrypt);
  });

  const signed = VECTORS.filter((one) => one.token && one.msg_signature).map((one) => [one.id, one] as const);
  test.each(signed)('%s: signature', (_, one) => {
    expect(messageSignature(one.token ?? '', one.timestamp ?? '', one.nonce ?? '', one.encrypt)).toBe(
      one.msg_signature,
    );
  });

  test('W3 under both of the tokens that its samples use', () => {
    const { timestamp = '', nonce = '', encrypt } = vector('W3-verify-url-ww');
    expect(messageSignature('hJqcu3uJ9Tn2gXPmxx2w9kkCkCE2EPYo', timestamp, nonce, encrypt)).toBe(
      '012bc692d0a58dd4b10f8dfe5c4ac00ae211ebeb',
    );
    expect(messageSignature('xxxxxxx', timestamp, nonce, encrypt)).toBe(
      '59dce1a653fc31a6f0472567199561e9336a8d0b',
    );
  });

  test.each([
    ['spamtest', '1409735669', '1320562132', '16120ec1b8dbb870f510d87ce6bc2463eae6ca1a'],
    ['token', 'timestamp', 'nonce', '6db4861c77e0633e0105672fcd41c9fc2766e26e'],
    ['weixin', 'timestamp', 'nonce', '877a7f05557e3052fa30b9bf4a65046c933cbb79'],
    ['789', '456', '123', 'f7c3bc1d808e04732adf679965ccc34ca7ae3441'],
  ])('signature of three parts: %s %s %s', (token, timestamp, nonce, expected) => {
    expect(plainSignature(token, timestamp, nonce)).toBe(expected);
  });
});

describe('the vectors through the door', () => {
  const wecom = (one: Vector, token = one.token ?? '') =>
    source({ account: 'wecom', appId: one.id_, token, encodingAESKey: one.key });
  const at = (one: Vector) => Number(one.timestamp) * 1000;

  test.each([
    ['W1-verify-url', undefined, undefined],
    ['W3-verify-url-ww', 'xxxxxxx', '59dce1a653fc31a6f0472567199561e9336a8d0b'],
  ])('%s: WeCom verifies the address', async (id, token, signature) => {
    const one = vector(id);
    const query = {
      msg_signature: signature ?? one.msg_signature ?? '',
      timestamp: one.timestamp ?? '',
      nonce: one.nonce ?? '',
      echostr: one.encrypt,
    };
    const understood = await wechat.understand(
      { ...post(query, ''), method: 'GET' },
      wecom(one, token),
      at(one),
    );
    expect(understood).toMatchObject({ type: 'answer', reply: { body: one.plain_out } });
  });

  test('W2: a WeCom text becomes a matter', async () => {
    const one = vector('W2-decrypt');
    const understood = await wechat.understand(vectorPush(one), wecom(one), at(one));
    expect(understood).toMatchObject({
      type: 'submissions',
      submissions: [
        {
          externalId: '4561255354251345929',
          channel: 'public-account',
          occurredAt: 1409659813000,
          content: { type: 'matter', text: 'hello', language: 'en', person: { channelUserId: 'mycreate' } },
        },
      ],
    });
  });

  test.each([
    ['M3-decrypt-text', '6054768590064713728'],
    ['M4-decrypt-cpp', '6057404712141979648'],
  ])('%s: a public account text becomes a matter', async (id, messageId) => {
    const one = vector(id);
    const settings = source({ appId: one.id_, token: one.token, encodingAESKey: one.key });
    const understood = await wechat.understand(vectorPush(one), settings, at(one));
    expect(understood).toMatchObject({
      type: 'submissions',
      submissions: [{ externalId: messageId, content: { type: 'matter', text: 'abcdteT' } }],
    });
  });

  test('M5: an event that concerns nobody is answered and not stored', async () => {
    const one = vector('M5-decrypt-debugdemo');
    const settings = source({ appId: one.id_, token: one.token, encodingAESKey: one.key });
    expect(await wechat.understand(vectorPush(one), settings, at(one))).toMatchObject({
      type: 'answer',
      reply: { status: 200, body: 'success' },
    });
  });

  test('our own regression vector of a sealed reply', () => {
    const xml = readXml(
      `<xml><ToUserName><![CDATA[a]]></ToUserName><Content><![CDATA[收到 ]]]]><![CDATA[> x]]></Content></xml>`,
      false,
    );
    expect(xml.type === 'read' ? textOf(xml.fields, 'Content') : null).toBe('收到 ]]> x');
    const inner =
      '<xml><ToUserName><![CDATA[oyORnuP8q7ou2gfYjqLzSIWZf0rs]]></ToUserName><FromUserName><![CDATA[gh_10f6c3c3ac5a]]></FromUserName><CreateTime>1409735670</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[已受理]]></Content></xml>';
    const encrypted = sealMessage(inner, KEY, APP, Buffer.from('aaaabbbbccccdddd'));
    expect(messageSignature(TOKEN, '1409735670', '1320562132', encrypted)).toBe(
      '19590c791a7810157518ed1490ca0c75bc2dea6b',
    );
  });
});
