import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createApp } from '../../../api/app.ts';
import type { AppEnv } from '../../../api/identity/session.ts';
import { lodge } from '../../support/act-on.ts';
import { openTestInstallation, type TestInstallation } from '../../support/open-test-installation.ts';
import { client, signedIn } from '../../support/test-app.ts';

let installation: TestInstallation;
let app: Hono<AppEnv>;
let ask: ReturnType<typeof client>['ask'];
const cookies: string[] = [];
const doors: { method: string; path: string }[] = [];

beforeAll(async () => {
  installation = await openTestInstallation({ rateLimits: false, demonstration: true });
  app = createApp(installation.huiyin, installation.huiyin.settings.data);
  ({ ask } = client(app));
  for (const role of ['administrator', 'operator', 'supervisor'] as const)
    cookies.push(await signedIn(installation.huiyin, role));
  const ticket = await lodge(installation.huiyin);
  const document = await (await ask('/api/v1/openapi.json')).json();
  for (const [path, operations] of Object.entries<Record<string, { requestBody?: unknown }>>(document.paths))
    for (const [method, operation] of Object.entries(operations))
      if (operation.requestBody)
        doors.push({
          method: method.toUpperCase(),
          path: path
            .replace('/tickets/{id}', `/tickets/${ticket}`)
            .replace('{action}', 'dispatch')
            .replaceAll(/\{\w+\}/g, 'x'),
        });
});
afterAll(() => installation.close());

/** Rows of every table but those that tell of sessions. */
async function everything(): Promise<Record<string, number>> {
  const { readClient } = installation.huiyin.store;
  const names = await readClient.execute(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('session', 'verification')",
  );
  const counts: Record<string, number> = {};
  for (const row of names.rows) {
    const name = String(row['name']);
    const [count] = (await readClient.execute(`SELECT count(*) n FROM "${name}"`)).rows;
    counts[name] = Number(count?.['n']);
  }
  return counts;
}

type Loose = ReturnType<typeof JSON.parse>;

/** Every door with a body, asked by whoever may come so far, in each language. */
async function atEveryDoor(
  body: string,
  headers: Record<string, string>,
  check: (door: string, status: number, problem: { zh: Loose; en: Loose }) => void,
): Promise<void> {
  expect(doors.length).toBeGreaterThan(20);
  const before = await everything();
  for (const { method, path } of doors) {
    let said: { status: number; zh: Loose; en: Loose } | null = null;
    for (const cookie of cookies) {
      const answers: Response[] = [];
      for (const language of ['zh-CN', 'en'])
        answers.push(
          await ask(path, { method, body, cookie, headers: { 'accept-language': language, ...headers } }),
        );
      const [zh, en] = answers;
      if (!zh || !en) throw new Error('unreachable');
      expect(zh.headers.get('content-type'), `${method} ${path}`).toContain('application/problem+json');
      said = { status: zh.status, zh: await zh.json(), en: await en.json() };
      if (said.status !== 403) break;
    }
    if (!said) throw new Error(path);
    expect(said.zh.detail, path).toMatch(/\p{Script=Han}/u);
    expect(said.en.detail, path).not.toMatch(/\p{Script=Han}/u);
    check(`${method} ${path}`, said.status, said);
  }
  expect(await everything()).toEqual(before);
}

describe('at every door that takes a body, nothing is left by', () => {
  test('broken JSON: 400, and where it breaks', async () => {
    await atEveryDoor('{"kind": "help", ', {}, (door, status, { zh, en }) => {
      expect([door, status, zh.code]).toEqual([door, 400, 'malformed-json']);
      expect(zh.detail).toBe('请求体不是有效的 JSON，错在第 1 行第 18 个字符');
      expect(en.detail).toBe('The body is not valid JSON: line 1, character 18');
    });
  });

  test('5 MB: 413, and how much is taken', async () => {
    await atEveryDoor(JSON.stringify({ text: 'x'.repeat(5_000_000) }), {}, (door, status, { zh }) => {
      expect([door, status]).toEqual([door, 413]);
      expect(zh.detail).toMatch(/\d/);
    });
  });

  test('a body that is no JSON by its own words: 415', async () => {
    await atEveryDoor(
      'kind=help',
      { 'content-type': 'application/x-www-form-urlencoded' },
      (door, status, { zh }) => {
        expect([door, status]).toEqual([door, 415]);
        expect(zh.errors[0]).toMatchObject({ field: 'Content-Type', expected: 'application/json' });
      },
    );
  });

  test('JSON in another encoding than UTF-8: 415, or words in GBK would be kept as nonsense', async () => {
    await atEveryDoor('{}', { 'content-type': 'application/json; charset=gbk' }, (door, status, { zh }) => {
      expect([door, status]).toEqual([door, 415]);
      expect(zh.detail).toContain('UTF-8');
    });
  });

  test('a list, a number, null or NUL bytes where an object is asked for: a 4xx that says so', async () => {
    for (const body of ['[]', '7', 'null', '"\\u0000"'])
      await atEveryDoor(body, {}, (door, status) => {
        expect([400, 401, 404, 409, 410, 415, 422], `${door} ${body}`).toContain(status);
      });
  });
});

describe('each wrong field of a submission is named', () => {
  const wrong = async (body: unknown, language = 'zh'): Promise<Loose> => {
    const before = await everything();
    const answer = await ask('/api/v1/submissions', { body, headers: { 'accept-language': language } });
    expect(answer.status).toBe(422);
    expect(await everything()).toEqual(before);
    return answer.json();
  };

  test('a kind that is none, a text that is none, a person that is none', async () => {
    const { errors } = await wrong({ kind: 'rant', text: ' ', person: 7 });
    expect(errors.map((each: Loose) => each.field)).toEqual(['kind', 'text', 'person']);
    expect(errors[0].message).toContain('complaint、consultation');
  });

  test('a service, a category and a campus that are not there: named, not dropped in silence', async () => {
    const { errors } = await wrong(
      { kind: 'help', text: 'x', service: 'moon', category: 'sea', campus: 'sky' },
      'en',
    );
    expect(errors.map((each: Loose) => [each.field, each.code])).toEqual([
      ['campus', 'unknown-campus'],
      ['category', 'unknown-category'],
      ['service', 'unknown-service'],
    ]);
    expect(errors[2].message).toContain('"moon"');
  });

  test('NUL and half a character, which a database would cut or replace: the chain would not verify', async () => {
    const { errors } = await wrong({
      kind: 'help',
      text: '热水\0停了',
      place: '3 号楼\ud83d',
      person: { name: '\0' },
    });
    expect(errors.map((each: Loose) => [each.field, each.code])).toEqual([
      ['text', 'not-text'],
      ['place', 'not-text'],
      ['person.name', 'not-text'],
    ]);
    expect(errors[0].message).toContain('NUL');
  });

  test('a text of 4,001 characters', async () => {
    const { errors } = await wrong({ kind: 'help', text: 'x'.repeat(4001) });
    expect(errors).toMatchObject([{ field: 'text', message: expect.stringContaining('4000') }]);
  });
});

/** Fetch asks for it where a body is a stream; its types do not know it. */
const STREAMED = { duplex: 'half' };

test('somebody who hangs up in the midst of a body is no error of ours, and leaves nothing', async () => {
  const before = await everything();
  const log = vi.spyOn(installation.huiyin.log, 'error');
  const answer = await app.request(
    'http://127.0.0.1:8311/api/v1/submissions',
    {
      method: 'POST',
      headers: { host: '127.0.0.1:8311', 'content-type': 'application/json', 'content-length': '100' },
      body: new ReadableStream({ start: (body) => body.error(new Error('aborted')) }),
      ...STREAMED,
    },
    { incoming: { socket: {}, destroyed: true, complete: false } },
  );
  expect([answer.status, log.mock.calls]).toEqual([400, []]);
  expect(await everything()).toEqual(before);
});

describe('what is not there', () => {
  test('a path: 404 in the reader’s language', async () => {
    const nowhere = await ask('/api/v1/nowhere', { headers: { 'accept-language': 'en' } });
    expect([nowhere.status, (await nowhere.json()).detail]).toEqual([404, 'There is no /api/v1/nowhere']);
  });

  test('a file that the page of the API does not have: 404, not “GET is not taken, GET is”', async () => {
    expect((await ask('/api/docs/package.json')).status).toBe(404);
  });

  test.each([
    ['GET', '/api/v1/submissions', 'POST'],
    ['DELETE', '/api/v1/public/options', 'GET'],
    ['PUT', '/api/v1/tickets/x', 'GET'],
    ['PATCH', '/api/v1/windows', 'GET, POST'],
  ])('%s %s: 405, and %s is allowed', async (method, path, allowed) => {
    const answer = await ask(path, { method, cookie: cookies[1] });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allowed]);
    expect((await answer.json()).detail).toMatch(/\p{Script=Han}/u);
  });
});
