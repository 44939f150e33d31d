import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { audit, quarantine, sources } from '../../../api/ledger/schema.ts';
import { openTestInstallation, type TestInstallation } from '../../support/open-test-installation.ts';
import { client, createTestApp, signedIn } from '../../support/test-app.ts';

let installation: TestInstallation;
let cookie: string;
let door: ReturnType<typeof client>['ask'];

beforeEach(async () => {
  installation = await openTestInstallation();
  door = client(createTestApp(installation.huiyin)).ask;
  cookie = await signedIn(installation.huiyin, 'administrator');
});
afterEach(() => installation.close());

/** What JSON holds: a test says what it expects of it. */
type Loose = ReturnType<typeof JSON.parse>;
const ask = (method: string, path: string, body?: unknown) => door(path, { method, cookie, body });
async function answer(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: Loose }> {
  const response = await ask(method, path, body);
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}
const actions = async () =>
  (await installation.huiyin.store.read.select().from(audit)).map((row) => row.action).slice(1);

describe('sources', () => {
  const hotline = {
    id: 'call-centre',
    adapter: 'hotline',
    name: '热线平台',
    settings: { auth: { type: 'signature' }, ratingMap: { '1': 5, '2': 3, '3': 1 } },
  };

  test('a secret that was left out is made, shown once, and works', async () => {
    const { status, body } = await answer('POST', '/api/v1/sources', hotline);
    expect(status).toBe(201);
    const secret = body.secrets['auth.secret'];
    expect(secret).toMatch(/^whsec_/);
    expect(body.source).toMatchObject({
      channel: 'hotline',
      url: 'http://127.0.0.1:8311/api/v1/channels/call-centre',
    });
    for (const path of ['/api/v1/sources', '/api/v1/channel-adapters', '/api/v1/organisation'])
      expect(await (await ask('GET', path)).text()).not.toContain(secret);
    expect(JSON.stringify(await installation.huiyin.store.read.select().from(audit))).not.toContain(secret);
    expect(installation.huiyin.organisation.now.sources.get('call-centre')?.settings).toContain(secret);
  });

  test('WeChat’s token and key are made in the forms that it takes', async () => {
    const { body } = await answer('POST', '/api/v1/sources', {
      id: 'wechat',
      adapter: 'wechat',
      name: '公众号',
      settings: { appId: 'wx1234567890', mode: 'safe' },
    });
    expect(body.secrets).toEqual({
      token: expect.stringMatching(/^[A-Za-z0-9]{32}$/),
      encodingAESKey: expect.stringMatching(/^[A-Za-z0-9]{43}$/),
    });
  });

  test('a change without the secret keeps it; a rotation keeps the one before beside it', async () => {
    const { body } = await answer('POST', '/api/v1/sources', hotline);
    const secret = body.secrets['auth.secret'];
    const changed = await answer('PUT', '/api/v1/sources/call-centre', {
      name: '新名',
      settings: { auth: { type: 'signature' }, ratingMap: { '1': 1 } },
      active: true,
    });
    expect(changed.body.settings).toEqual({ auth: { type: 'signature' }, ratingMap: { '1': 1 } });
    const rotated = await answer('POST', '/api/v1/sources/call-centre/secrets');
    const fresh = rotated.body.secrets['auth.secret'];
    expect(fresh).not.toBe(secret);
    const [row] = await installation.huiyin.store.read.select().from(sources);
    expect(JSON.parse(row!.settings)).toMatchObject({ auth: { secret: fresh, previousSecret: secret } });
  });

  test('a bearer secret has no one before it, and is rotated all the same', async () => {
    const { body } = await answer('POST', '/api/v1/sources', {
      ...hotline,
      settings: { ...hotline.settings, auth: { type: 'bearer' } },
    });
    const rotated = await answer('POST', '/api/v1/sources/call-centre/secrets');
    expect(rotated.body.secrets['auth.secret']).not.toBe(body.secrets['auth.secret']);
    const [row] = await installation.huiyin.store.read.select().from(sources);
    expect(row!.settings).not.toContain(body.secrets['auth.secret']);
  });

  test.each([
    [{ settings: { auth: { type: 'signature' } } }, 'settings.ratingMap'],
    [{ settings: { ...hotline.settings, ratingMap: { '1': 6 } } }, 'settings.ratingMap.1'],
    [
      { settings: { ...hotline.settings, auth: { type: 'signature', secret: 'short' } } },
      'settings.auth.secret',
    ],
    [{ adapter: 'telegram' }, 'adapter'],
    [{ id: 'No Spaces' }, 'id'],
  ])('%j is refused by its field', async (wrong, field) => {
    const refused = await answer('POST', '/api/v1/sources', { ...hotline, ...wrong });
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map((each: { field: string }) => each.field)).toContain(field);
    expect(await installation.huiyin.store.read.select().from(sources)).toEqual([]);
  });

  test('ids of our own doors are taken', async () => {
    for (const id of ['web', 'kiosk', 'desk'])
      expect((await answer('POST', '/api/v1/sources', { ...hotline, id })).status).toBe(409);
  });
});

describe('quarantine', () => {
  async function hold(id: string, receivedAt: number): Promise<void> {
    await installation.huiyin.ledger.write(({ tx }) =>
      tx.insert(quarantine).values({
        id,
        sourceId: 'call-centre',
        receivedAt,
        method: 'POST',
        query: '{}',
        headers: '{}',
        body: Buffer.from('{"caller":"13812341234","rating":{"key":"7"}}'),
        code: 'unknown-rating-key',
        detailZh: '未知按键',
        detailEn: 'Unknown key',
      }),
    );
  }

  test('lists what is held, newest first, in pages, with no number in full', async () => {
    for (const each of [1, 2, 3]) await hold(`q${each}`, each);
    const first = (await answer('GET', '/api/v1/quarantine?state=held&limit=2')).body;
    expect(first).toMatchObject({ total: 3, items: [{ id: 'q3', size: 45 }, { id: 'q2' }] });
    expect(first.items[0].preview).toBe('{"caller":"138****1234","rating":{"key":"7"}}');
    const rest = (await answer('GET', `/api/v1/quarantine?state=held&limit=2&cursor=${first.nextCursor}`))
      .body;
    expect(rest).toMatchObject({ items: [{ id: 'q1' }], nextCursor: null });
  });

  test('is dismissed once, for a reason, and stays on disk', async () => {
    await hold('q1', 1);
    expect((await answer('DELETE', '/api/v1/quarantine/q1', { reason: 'x' })).status).toBe(422);
    expect((await answer('DELETE', '/api/v1/quarantine/q1', { reason: '测试数据' })).status).toBe(204);
    expect((await answer('DELETE', '/api/v1/quarantine/q1', { reason: '测试数据' })).status).toBe(404);
    expect(await installation.huiyin.store.read.select().from(quarantine)).toMatchObject([
      { state: 'dismissed', settledAt: installation.clock.now },
    ]);
    expect(await actions()).toEqual(['quarantine.dismiss']);
  });
});
