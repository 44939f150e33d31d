import { eq } from 'drizzle-orm';
import type { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AppEnv } from '../../../api/identity/session.ts';
import { ratings, tickets } from '../../../api/ledger/schema.ts';
import {
  messageSignature,
  openMessage,
  plainSignature,
  sealMessage,
} from '../../../ingest/channels/wechat-crypto.ts';
import { readXml, textOf } from '../../../ingest/channels/wechat-xml.ts';
import { act, CENTRE, lodge, of } from '../../support/lodge.ts';
import { openTestInstallation, type TestInstallation } from '../../support/open-test-installation.ts';
import { createTestApp } from '../../support/test-app.ts';
import {
  APP,
  KEY,
  message,
  NOW,
  NONCE,
  plainPush,
  post,
  sealedPush,
  SECONDS,
  text,
  TOKEN,
  vectorPush,
  VECTORS,
} from '../../ingest/channels/wechat-fixtures.ts';
import { kept, knock, register } from './source-door.ts';

const SAFE = { appId: APP, token: TOKEN, mode: 'safe', encodingAESKey: KEY };
let installation: TestInstallation;
let app: Hono<AppEnv>;

beforeEach(async () => {
  installation = await openTestInstallation();
  installation.clock.now = NOW;
  app = createTestApp(installation.huiyin);
  await register(installation.huiyin, 'wx', 'wechat', SAFE);
  await register(installation.huiyin, 'open', 'wechat', { ...SAFE, mode: 'plain', encodingAESKey: null });
});
afterEach(() => installation.close());

const storm = async (source: string, pushes: ReturnType<typeof sealedPush>[]) => {
  const answers = await Promise.all(pushes.map((push) => knock(app, source, push)));
  return Promise.all(answers.map(async (each) => ({ status: each.status, body: await each.text() })));
};
const repeated = <T>(times: number, make: (turn: number) => T): T[] =>
  Array.from({ length: times }, (_, turn) => make(turn));
const wordsIn = (reply: string): string => {
  const outer = readXml(reply, true);
  if (outer.type !== 'read') throw new Error(reply);
  const opened = openMessage(textOf(outer.fields, 'Encrypt'), [KEY], APP);
  if (opened.type !== 'opened') throw new Error(opened.type);
  const inner = readXml(opened.message, true);
  if (inner.type !== 'read') throw new Error(opened.message);
  return textOf(inner.fields, 'Content');
};

describe('the ten official vectors through the door', () => {
  const verified = VECTORS.filter((one) => one.kind === 'verifyUrl' && one.token && one.msg_signature);
  test.each(verified.map((one) => [one.id, one] as const))('%s: the address is verified', async (id, one) => {
    await register(installation.huiyin, id, 'wechat', {
      account: 'wecom',
      appId: one.id_,
      token: one.token,
      encodingAESKey: one.key,
    });
    installation.clock.now = Number(one.timestamp) * 1000;
    const query = {
      msg_signature: one.msg_signature ?? '',
      timestamp: one.timestamp ?? '',
      nonce: one.nonce ?? '',
      echostr: one.encrypt,
    };
    const answer = await knock(app, id, { ...post(query, ''), method: 'GET' });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe(one.plain_out);
  });

  const pushed = VECTORS.filter((one) => one.kind === 'decrypt' && one.token && one.msg_signature);
  test.each(pushed.map((one) => [one.id, one] as const))('%s: the push is taken', async (id, one) => {
    await register(installation.huiyin, id, 'wechat', {
      account: one.id_.startsWith('wx5823') ? 'wecom' : 'official',
      appId: one.id_,
      token: one.token,
      encodingAESKey: one.key,
    });
    installation.clock.now = Number(one.timestamp) * 1000;
    const answer = await knock(app, id, vectorPush(one));
    expect(answer.status).toBe(200);
    const content = /<Content><!\[CDATA\[(.*?)\]\]>/.exec(one.plain_out)?.[1];
    const rows = await installation.huiyin.store.read.select().from(tickets);
    expect(rows).toHaveLength(content === undefined ? 0 : 1);
  });

  test('those with a token are seven, the others are sealed and opened again', () => {
    const rest = VECTORS.filter((one) => !verified.includes(one) && !pushed.includes(one));
    expect(verified.length + pushed.length + rest.length).toBe(10);
    for (const one of rest) {
      const random = Buffer.from(one.random ?? 'aaaabbbbccccdddd');
      const sealed =
        one.kind === 'encrypt' ? sealMessage(one.plain ?? '', one.key, one.id_, random) : one.encrypt;
      expect(sealed).toBe(one.encrypt);
      expect(openMessage(sealed, [one.key], one.id_)).toMatchObject({ message: one.plain_out });
    }
  });
});

describe('the same push sent 50 times at once', () => {
  test('in safe mode makes one ticket and gets 50 equal answers that carry its number and a link', async () => {
    const answers = await storm(
      'wx',
      repeated(50, () => sealedPush(text('三号楼没有热水'))),
    );
    expect(new Set(answers.map((each) => each.status))).toEqual(new Set([200]));
    expect(new Set(answers.map((each) => each.body)).size).toBe(1);
    const rows = await installation.huiyin.store.read.select().from(tickets);
    expect(rows).toHaveLength(1);
    const words = wordsIn(answers[0]?.body ?? '');
    expect(words).toContain(rows[0]?.number);
    expect(words).toContain(`http://127.0.0.1:8311/follow?number=${rows[0]?.number}#code=`);
    expect(await kept(installation.huiyin)).toMatchObject({ submissions: 1, quarantine: 0 });
  });

  test('each time sealed anew, as WeChat does when it repeats, too', async () => {
    const anew = repeated(50, (turn) => {
      const seconds = String(Number(SECONDS) + (turn % 3));
      const encrypted = sealMessage(text('热水停了'), KEY, APP, Buffer.from(String(turn).padStart(16, 'r')));
      return post(
        {
          timestamp: seconds,
          nonce: `${NONCE}${turn}`,
          signature: plainSignature(TOKEN, seconds, `${NONCE}${turn}`),
          encrypt_type: 'aes',
          msg_signature: messageSignature(TOKEN, seconds, `${NONCE}${turn}`, encrypted),
        },
        `<xml><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`,
      );
    });
    const answers = await storm('wx', anew);
    expect(new Set(answers.map((each) => each.body)).size).toBe(1);
    expect(await kept(installation.huiyin)).toMatchObject({ tickets: 1, submissions: 1, quarantine: 0 });
  });

  test('in plain mode too', async () => {
    const answers = await storm(
      'open',
      repeated(50, () => plainPush(text('热水停了'))),
    );
    expect(new Set(answers.map((each) => each.body)).size).toBe(1);
    expect(await kept(installation.huiyin)).toMatchObject({ tickets: 1, submissions: 1, events: 1 });
  });

  test('of an event, which has no MsgId, is one; of fifty messages, fifty', async () => {
    const scan = message('<MsgType>event</MsgType><Event>SCAN</Event><EventKey>win-3</EventKey>');
    await storm(
      'wx',
      repeated(50, () => sealedPush(scan)),
    );
    expect(await kept(installation.huiyin)).toMatchObject({ tickets: 0, submissions: 1 });
    const answers = await storm(
      'wx',
      repeated(50, (turn) => sealedPush(text('热水停了', `9${turn}`))),
    );
    expect(new Set(answers.map((each) => wordsIn(each.body))).size).toBe(50);
    expect(await kept(installation.huiyin)).toMatchObject({ tickets: 50, submissions: 51 });
  });
});

describe('403, and nothing kept', () => {
  const flipped = sealedPush(text('x'));
  const cases: [string, string, ReturnType<typeof sealedPush>, number][] = [
    [
      'a forged signature',
      'wx',
      { ...flipped, query: { ...flipped.query, msg_signature: '0'.repeat(40) } },
      0,
    ],
    ['an old timestamp', 'wx', sealedPush(text('x')), 301_000],
    ['a timestamp of the future', 'wx', sealedPush(text('x')), -310_000],
    ['a plain push in safe mode, rightly signed', 'wx', plainPush(text('x')), 0],
    ['a push of another account', 'wx', sealedPush(text('x'), { app: 'wx0000000000000000' }), 0],
    [
      'a forged plain push',
      'open',
      post({ signature: 'bad', timestamp: SECONDS, nonce: NONCE }, text('x')),
      0,
    ],
    ['an old plain push', 'open', plainPush(text('x')), 301_000],
  ];
  test.each(cases)('%s', async (_, source, push, later) => {
    installation.clock.now = NOW + later;
    const before = await kept(installation.huiyin);
    const answers = await storm(
      source,
      repeated(50, () => push),
    );
    expect(new Set(answers.map((each) => each.status))).toEqual(new Set([403]));
    const problem = JSON.parse(answers[0]?.body ?? '');
    expect(problem).toMatchObject({ status: 403, detail: expect.stringMatching(/\p{Script=Han}/u) });
    expect(await kept(installation.huiyin)).toEqual(before);
  });
});

test('a ticket is rated in the chat only by whoever lodged it there', async () => {
  const say = async (words: string, id: string, from = 'openid-1'): Promise<string> => {
    const push = sealedPush(text(words, id).replace('openid-1', from));
    return wordsIn(await (await knock(app, 'wx', push)).text());
  };
  const { huiyin } = installation;
  await say('食堂的青菜里有虫', '1');
  const [mine] = await huiyin.store.read.select().from(tickets);
  if (!mine) throw new Error('no ticket was made');
  await act(huiyin, mine.id, 'dispatch', CENTRE, { department: 'canteen' });
  await act(huiyin, mine.id, 'sign', of('canteen'));
  await act(huiyin, mine.id, 'reply', of('canteen'), { text: '已经换掉整批蔬菜', outcome: 'resolved' });
  const ratedTickets = async (): Promise<(string | null)[]> =>
    (await huiyin.store.read.select().from(ratings)).map((each) => each.ticketId);

  expect(await say(`评价 ${mine.number} 5`, '2', 'openid-2')).toContain('没有计入工单');
  expect(await ratedTickets()).toEqual([null]);
  // numbers follow one another: what was lodged by telephone is not for whoever counts up either
  const other = await lodge(huiyin, 'canteen');
  const [called] = await huiyin.store.read.select().from(tickets).where(eq(tickets.id, other));
  expect(await say(`评价 ${called?.number} 5`, '3')).toContain('没有计入工单');
  expect(await ratedTickets()).toEqual([null, null]);

  expect(await say(`评价 ${mine.number} 4`, '4')).toContain('感谢您的评价');
  expect(await ratedTickets()).toEqual([null, null, mine.id]);
});

test('an account that promises anonymity leaves no trace of the openid, whatever was sent', async () => {
  await register(installation.huiyin, 'wx', 'wechat', { ...SAFE, disclosure: 'anonymous' });
  const sent = [
    text('举报'),
    text('评价 HY202611240001237 5', '2'),
    message('<MsgType>event</MsgType><Event>subscribe</Event>'),
  ];
  for (const each of sent) expect((await knock(app, 'wx', sealedPush(each))).status).toBe(200);
  const raw = await installation.huiyin.store.readClient.execute('SELECT raw FROM submissions');
  expect(raw.rows.map((row) => row['raw'])).toEqual([null, null, null]);
  expect(await kept(installation.huiyin)).toMatchObject({ persons: 0, submissions: 3 });
});
