import { describe, expect, test } from 'vitest';
import { plainSignature } from '../../../ingest/channels/wechat-crypto.ts';
import { wechat } from '../../../ingest/channels/wechat.ts';
import {
  message,
  NONCE,
  NOW,
  plainPush,
  post,
  sealedPush,
  SECONDS,
  source,
  text,
  TOKEN,
} from './wechat-fixtures.ts';

const OTHER_KEY = 'ZYXWVUTSRQPONMLKJIHGFEDCBA9876543210zyxwvut';
const plain = source({ mode: 'plain', encodingAESKey: null });

async function refusal(...args: Parameters<typeof wechat.understand>) {
  const understood = await wechat.understand(...args);
  if (understood.type !== 'refused') throw new Error(`understood as ${understood.type}`);
  return understood.refusal;
}
async function content(elements: string, settings = source()) {
  const understood = await wechat.understand(sealedPush(message(elements)), settings, NOW);
  return understood.type === 'submissions' ? understood.submissions[0]?.content : understood.type;
}

describe('what must not get in gets 403 and keeps nothing', () => {
  const push = sealedPush(text('热水停了'));

  test('a flipped signature', async () => {
    const flipped = push.query.msg_signature!.replace(/^./, (c) => (c === '0' ? '1' : '0'));
    const query = { ...push.query, msg_signature: flipped };
    expect(await refusal({ ...push, query }, source(), NOW)).toMatchObject({
      status: 403,
      code: 'signature-wrong',
      authenticated: false,
    });
  });

  test('a ciphertext that was changed on the way', async () => {
    const body = Buffer.from(
      Buffer.from(push.body)
        .toString()
        .replace(/CDATA\[(.)(.)/, 'CDATA[$2$1'),
    );
    const swapped = Buffer.from(
      Buffer.from(push.body)
        .toString()
        .replace(/(<Encrypt><!\[CDATA\[)(.)(.)/, '$1$3$2'),
    );
    expect(body).not.toEqual(push.body);
    expect(await refusal({ ...push, body: swapped }, source(), NOW)).toMatchObject({
      status: 403,
      code: 'signature-wrong',
    });
  });

  test.each([301_000, -301_000, 86_400_000 * 365])('a timestamp %i ms off', async (off) => {
    expect(await refusal(push, source(), Number(SECONDS) * 1000 + off)).toMatchObject({
      status: 403,
      code: 'stale',
    });
  });

  test('the window is a setting', async () => {
    const wide = source({ windowSeconds: 3600 });
    expect((await wechat.understand(push, wide, Number(SECONDS) * 1000 + 3_599_000)).type).toBe(
      'submissions',
    );
  });

  test('a plain body in safe mode, though its own signature is right', async () => {
    expect(await refusal(plainPush(text('x')), source(), NOW)).toMatchObject({
      status: 403,
      code: 'plain-in-safe',
    });
    const dressed = post({ ...push.query }, text('x'));
    expect(await refusal(dressed, source(), NOW)).toMatchObject({ status: 403, code: 'plain-in-safe' });
  });

  test('a message of another account', async () => {
    const foreign = sealedPush(text('x'), { app: 'wxffffffffffffffff' });
    expect(await refusal(foreign, source(), NOW)).toMatchObject({ status: 403, code: 'wrong-account' });
  });

  test('a forged plain push', async () => {
    const forged = post({ signature: 'bad', timestamp: SECONDS, nonce: NONCE }, text('forged'));
    expect(await refusal(forged, plain, NOW)).toMatchObject({ status: 403, code: 'signature-wrong' });
    expect(await refusal(post({}, text('x')), plain, NOW)).toMatchObject({
      status: 403,
      code: 'signature-missing',
    });
  });
});

describe('what a known sender sends and cannot be read is kept for quarantine', () => {
  test('unless it is old: a replay must not fill the quarantine', async () => {
    const bomb = sealedPush('<!DOCTYPE x><xml></xml>');
    expect(await refusal(bomb, source(), NOW + 86_400_000)).toMatchObject({
      status: 403,
      code: 'stale',
      authenticated: false,
    });
  });

  test('DOCTYPE', async () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "ha">]><xml><Content>&a;</Content></xml>';
    expect(await refusal(plainPush(bomb), plain, NOW)).toMatchObject({
      code: 'doctype-refused',
      authenticated: true,
    });
    expect(await refusal(sealedPush(bomb), source(), NOW)).toMatchObject({
      code: 'doctype-refused',
      authenticated: true,
    });
  });

  test('NUL, which XML does not have and a database would end the words at', async () => {
    expect(await refusal(plainPush(text('热水\0停了')), plain, NOW)).toMatchObject({
      code: 'malformed-xml',
      authenticated: true,
    });
  });

  test('a key that does not fit', async () => {
    const locked = sealedPush(text('x'), { key: OTHER_KEY });
    expect(await refusal(locked, source(), NOW)).toMatchObject({
      status: 400,
      code: 'undecipherable',
      authenticated: true,
    });
  });

  test('no XML, and a message without its id', async () => {
    expect(await refusal(plainPush('not xml'), plain, NOW)).toMatchObject({
      code: 'malformed-xml',
      authenticated: true,
    });
    const missing = message('<MsgType>text</MsgType><Content>x</Content>');
    expect(await refusal(plainPush(missing), plain, NOW)).toMatchObject({
      status: 422,
      code: 'missing-field',
      field: 'MsgId',
    });
  });

  test('elements a thousand deep do not throw', async () => {
    const deep = `<xml>${'<a>'.repeat(9000)}${'</a>'.repeat(9000)}</xml>`;
    expect((await wechat.understand(plainPush(deep), plain, NOW)).type).toBe('refused');
  });

  test('a body over 64 KiB is refused before it is read', async () => {
    expect(await refusal(plainPush('x'.repeat(64 * 1024 + 1)), plain, NOW)).toMatchObject({ status: 413 });
  });
});

test('the address is verified, and nothing is echoed under a bad signature', async () => {
  const query = {
    signature: plainSignature(TOKEN, SECONDS, NONCE),
    timestamp: SECONDS,
    nonce: NONCE,
    echostr: '<script>',
  };
  const get = { ...post(query, ''), method: 'GET' as const };
  expect(await wechat.understand(get, source(), NOW)).toEqual({
    type: 'answer',
    reply: { status: 200, contentType: 'text/plain; charset=utf-8', body: '<script>' },
  });
  expect(await refusal({ ...get, query: { ...query, signature: 'bad' } }, source(), NOW)).toMatchObject({
    status: 403,
  });
  expect(await refusal(get, source(), NOW + 86_400_000)).toMatchObject({ status: 403, code: 'stale' });
});

describe('what messages mean', () => {
  const type = (name: string, rest: string) =>
    `<MsgType><![CDATA[${name}]]></MsgType>${rest}<MsgId>007</MsgId>`;

  test('text; MsgId stays text, leading zeros and all', async () => {
    const understood = await wechat.understand(
      sealedPush(text('三号楼没有热水', '00712345678901234567')),
      source(),
      NOW,
    );
    expect(understood).toMatchObject({
      submissions: [
        {
          sourceId: 'wx',
          externalId: '00712345678901234567',
          occurredAt: Number(SECONDS) * 1000,
          content: {
            type: 'matter',
            text: '三号楼没有热水',
            language: 'zh',
            disclosure: 'centre',
            person: { channelUserId: 'openid-1' },
          },
        },
      ],
    });
  });

  test('an account that promises anonymity keeps no openid', async () => {
    const anonymous = source({ disclosure: 'anonymous' });
    const understood = await wechat.understand(sealedPush(text('举报')), anonymous, NOW);
    expect(JSON.stringify(understood)).not.toContain('openid-1');
  });

  test('recognised voice is text; without recognition the recording is named', async () => {
    expect(
      await content(type('voice', '<MediaId>m1</MediaId><Recognition><![CDATA[食堂太咸]]></Recognition>')),
    ).toMatchObject({ text: '食堂太咸' });
    expect(await content(type('voice', '<MediaId>m1</MediaId>'))).toMatchObject({ text: '[语音 voice] m1' });
  });

  test('picture, place, link', async () => {
    expect(await content(type('image', '<PicUrl>http://p/1</PicUrl>'))).toMatchObject({
      text: '[图片 picture] http://p/1',
    });
    expect(
      await content(
        type('location', '<Location_X>23.1</Location_X><Location_Y>113.3</Location_Y><Label>北门</Label>'),
      ),
    ).toMatchObject({ place: '北门', text: '[位置 place] 北门 (23.1, 113.3)' });
    expect(
      await content(type('link', '<Title>T</Title><Description>D</Description><Url>http://u</Url>')),
    ).toMatchObject({
      text: '[链接 link]\nT\nD\nhttp://u',
    });
  });

  test.each([
    ['评价 HY202611240001237 5 很快就修好了', 5, '很快就修好了'],
    ['评价HY202611240001237 1', 1, null],
    ['评价：ｈｙ２０２６１１２４０００１２３７，２分', 2, null],
    ['rate HY2026-1124-000123-7 4 thanks', 4, 'thanks'],
  ])('%s is a rating', async (words, level, comment) => {
    expect(await content(type('text', `<Content><![CDATA[${words}]]></Content>`))).toMatchObject({
      type: 'rating',
      ticketNumber: 'HY202611240001237',
      level,
      comment,
      active: true,
      scale: 'stars-5-best',
    });
  });

  test.each(['评价 HY202611240001237 6', '评价一下你们的服务 5', '5'])(
    '%s is a matter, not a guess',
    async (words) => {
      expect(await content(type('text', `<Content><![CDATA[${words}]]></Content>`))).toMatchObject({
        type: 'matter',
      });
    },
  );

  test('a click in a rating menu', async () => {
    const click = type(
      'text',
      '<Content>满意</Content><bizmsgmenuid>rate:HY202611240001237:4</bizmsgmenuid>',
    );
    expect(await content(click)).toMatchObject({
      type: 'rating',
      level: 4,
      ticketNumber: 'HY202611240001237',
    });
  });

  test('events are known by sender, time, event and key, without keeping the openid', async () => {
    const event = (key: string) =>
      message(`<MsgType>event</MsgType><Event>SCAN</Event><EventKey>${key}</EventKey>`);
    const ids = await Promise.all(
      [event('win-03'), event('win-03'), event('win-04')].map(async (push) => {
        const understood = await wechat.understand(sealedPush(push), source(), NOW);
        return understood.type === 'submissions' ? understood.submissions[0]?.externalId : null;
      }),
    );
    expect(ids[0]).toBe(ids[1]);
    expect(ids[0]).not.toBe(ids[2]);
    expect(ids[0]).toMatch(/^event:[0-9a-f]{64}$/);
  });

  test.each(['unsubscribe', 'LOCATION', 'VIEW'])('%s is answered and not stored', async (name) => {
    expect(await content(`<MsgType>event</MsgType><Event>${name}</Event>`)).toBe('answer');
  });
});
