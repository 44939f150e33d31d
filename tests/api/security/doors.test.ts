import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { audit, session } from '../../../api/ledger/schema.ts';
import { CONTENT_SECURITY_POLICY } from '../../../api/security/headers.ts';
import { openTestInstallation, type TestInstallation } from '../../support/open-test-installation.ts';
import { client, createTestApp, PASSWORD, signedIn } from '../../support/test-app.ts';

let installation: TestInstallation;
let ask: ReturnType<typeof client>['ask'];

async function open(changes: Parameters<typeof openTestInstallation>[0] = {}) {
  await installation?.close().catch(() => {});
  installation = await openTestInstallation(changes);
  ({ ask } = client(createTestApp(installation.huiyin)));
}
beforeEach(() => open());
afterEach(() => installation.close());

const submission = { kind: 'complaint', text: '食堂的饭菜凉了' };

describe('headers', () => {
  test.each(['/api/v1/public/options', '/api/v1/nowhere', '/api/v1/session'])(
    '%s carries the strict policy and is kept by no cache',
    async (path) => {
      const { headers } = await ask(path);
      expect(headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.has('access-control-allow-origin')).toBe(false);
    },
  );

  test('the policy allows nothing inline and nothing from elsewhere', () => {
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:/);
    expect(CONTENT_SECURITY_POLICY).toMatch(/frame-ancestors 'none'.*base-uri 'none'.*form-action 'self'/);
  });

  test('behind https, browsers are told to stay there', async () => {
    await open({ url: 'https://huiyin.example.edu' });
    expect((await ask('/api/v1/public/options')).headers.get('strict-transport-security')).toMatch(/max-age/);
  });
});

describe('A8: a forged request', () => {
  let cookie: string;
  const change = (headers: Record<string, string>, body: unknown = { name: { zh: '西', en: 'West' } }) =>
    ask('/api/v1/campuses/west', { method: 'PUT', cookie, headers, body });

  beforeEach(async () => {
    cookie = await signedIn(installation.huiyin, 'administrator');
  });

  test('our own page is let through, by Origin or by Sec-Fetch-Site', async () => {
    expect((await change({})).status).toBe(200);
    expect((await change({ origin: '', 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:9999' }],
    ['a frame without an origin', { origin: 'null' }],
    ['another site that a browser names', { origin: '', 'sec-fetch-site': 'cross-site' }],
    ['a sibling of our domain', { origin: '', 'sec-fetch-site': 'same-site' }],
    ['nobody knows where', { origin: '' }],
    ['a name that was made to point here', { origin: 'http://evil.example:8311', host: 'evil.example:8311' }],
  ])('from %s is refused and changes nothing', async (_, headers) => {
    const response = await change(headers);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'cross-site' });
    expect(installation.huiyin.organisation.now.campuses.has('west')).toBe(false);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'with a body of type "%s", which a form can send, is refused',
    async (type) => {
      const response = await change({ 'content-type': type }, '{"name":{"zh":"西","en":"West"}}');
      expect(response.status).toBe(415);
      expect(await response.json()).toMatchObject({ errors: [{ field: 'Content-Type' }] });
    },
  );

  test('cannot sign somebody in from another site either', async () => {
    const response = await ask('/api/auth/sign-in/email', {
      body: { email: 'administrator@example.edu', password: PASSWORD },
      headers: { origin: 'https://evil.example' },
    });
    expect(response.status).toBe(403);
    expect(await installation.huiyin.store.read.select().from(session)).toHaveLength(1);
  });
});

describe('bad bodies', () => {
  test('5 MB get 413 in the language of the reader, with and without a length', async () => {
    const body = JSON.stringify({ ...submission, text: 'x'.repeat(5_000_000) });
    const told = { 'content-length': String(body.length), 'accept-language': 'en' };
    for (const headers of [told, { 'accept-language': 'en' }]) {
      const response = await ask('/api/v1/submissions', { body, headers });
      expect(response.status).toBe(413);
      expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(await response.json()).toMatchObject({
        code: 'too-large',
        title: 'Too large',
        detail: 'The body is larger than 1 MB',
      });
    }
  });

  test('each wrong field is named, in Chinese and in English', async () => {
    const body = { kind: 'gossip', text: '' };
    const zh = (await (await ask('/api/v1/submissions', { body })).json()) as {
      status: number;
      errors: { field: string; message: string }[];
    };
    expect(zh.status).toBe(422);
    expect(zh.errors.map((error) => error.field)).toEqual(expect.arrayContaining(['kind', 'text']));
    const en = (await (
      await ask('/api/v1/submissions', { body, headers: { 'accept-language': 'en' } })
    ).json()) as typeof zh;
    expect(en.errors.find((error) => error.field === 'kind')?.message).toMatch(/expected one of complaint/);
    expect(zh.errors.find((error) => error.field === 'kind')?.message).toMatch(/应为/);
  });
});

describe('floods', () => {
  test('the open door refuses one address after its burst, and takes it again later', async () => {
    const follow = () => ask('/api/v1/public/follow', { body: {}, peer: '198.51.100.7' });
    const statuses: number[] = [];
    for (let time = 0; time < 62; time++) statuses.push((await follow()).status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    const refused = await follow();
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask('/api/v1/public/follow', { body: {}, peer: '198.51.100.8' })).status).not.toBe(429);
    installation.clock.advance(60_000);
    expect((await follow()).status).not.toBe(429);
  });

  test('A2: a forged forwarding header does not buy more', async () => {
    const statuses: number[] = [];
    for (let time = 0; time < 62; time++)
      statuses.push(
        (
          await ask('/api/v1/public/follow', {
            body: {},
            peer: '198.51.100.7',
            headers: { 'x-forwarded-for': `203.0.113.${time}` },
          })
        ).status,
      );
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
  });

  test('a bench setting turns limits off', async () => {
    await open({ rateLimits: false });
    for (let time = 0; time < 62; time++)
      expect((await ask('/api/v1/public/follow', { body: {} })).status).not.toBe(429);
  });
});

test('what was refused left no audit row', async () => {
  await ask('/api/v1/campuses/west', { method: 'PUT', body: { name: { zh: '西', en: 'West' } } });
  expect(await installation.huiyin.store.read.select().from(audit)).toEqual([]);
});
