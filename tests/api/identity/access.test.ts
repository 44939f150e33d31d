import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accessLog, persons } from '../../../api/ledger/schema.ts';
import { openTestInstallation, type TestInstallation } from '../../support/open-test-installation.ts';
import { client, createTestApp, signedIn } from '../../support/test-app.ts';

let installation: TestInstallation;
let ask: ReturnType<typeof client>['ask'];
const cookies: Record<string, string> = {};

const NAME = '慕容复';
const PHONE = '13987654321';

beforeEach(async () => {
  installation = await openTestInstallation();
  ({ ask } = client(createTestApp(installation.huiyin)));
  for (const [role, department, name] of [
    ['operator', 'centre', 'operator'],
    ['handler', 'canteen', 'canteen'],
    ['department-head', 'logistics', 'logistics'],
    ['handler', 'it', 'it'],
    ['supervisor', null, 'supervisor'],
  ] as const)
    cookies[name] = await signedIn(installation.huiyin, role, department, name);
});
afterEach(() => installation.close());

/** A ticket of the canteens, taken down by the operator. */
async function ticket(more: object = {}): Promise<{ id: string; number: string }> {
  const response = await ask('/api/v1/intake', {
    cookie: cookies['operator'],
    body: {
      channel: 'hotline',
      kind: 'complaint',
      text: '打饭要排队半小时',
      department: 'canteen',
      name: NAME,
      phone: PHONE,
      ...more,
    },
  });
  expect(response.status).toBe(201);
  return (await response.json()) as { id: string; number: string };
}

const reveal = (who: string, id: string, body: object = { field: 'phone', reason: '电话回访核实情况' }) =>
  ask(`/api/v1/tickets/${id}/reveal`, { cookie: cookies[who], body });

describe('rows', () => {
  test.each([
    ['canteen', 200],
    ['logistics', 200],
    ['operator', 200],
    ['supervisor', 200],
    ['it', 404],
  ])('B1: a ticket of the canteens, asked for by %s: %i', async (who, status) => {
    const { id, number } = await ticket();
    expect((await ask(`/api/v1/tickets/${id}`, { cookie: cookies[who] })).status).toBe(status);
    expect((await reveal(who, id)).status).toBe(status);
    const list = await (await ask('/api/v1/tickets', { cookie: cookies[who] })).text();
    expect(list.includes(number)).toBe(status === 200);
    const counts = (await (await ask('/api/v1/tickets/counts', { cookie: cookies[who] })).json()) as {
      counts: { all: number };
    };
    expect(counts.counts.all).toBe(status === 200 ? 1 : 0);
  });

  test('B4: a ticket of others and one that does not exist cannot be told apart', async () => {
    const { id } = await ticket();
    const strip = async (response: Response) => ({
      status: response.status,
      body: { ...((await response.json()) as object), instance: '' },
    });
    const others = await strip(await ask(`/api/v1/tickets/${id}`, { cookie: cookies['it'] }));
    const none = await strip(await ask('/api/v1/tickets/no-such-ticket', { cookie: cookies['it'] }));
    expect(others).toEqual(none);
    const act = (which: string) =>
      ask(`/api/v1/tickets/${which}/actions/sign`, {
        cookie: cookies['it'],
        body: { version: 1, input: {} },
      });
    expect(await strip(await act(id))).toEqual(await strip(await act('no-such-ticket')));
  });

  test('B2: a filter by another department shows nothing of it', async () => {
    const { number } = await ticket();
    for (const query of ['department=canteen', `q=${number}`, 'view=all&sort=received'])
      expect(await (await ask(`/api/v1/tickets?${query}`, { cookie: cookies['it'] })).json()).toMatchObject({
        items: [],
        total: 0,
      });
  });
});

describe('a name and a number', () => {
  test('B5: stand nowhere in full but in a reveal', async () => {
    const { id } = await ticket();
    for (const path of [
      `/api/v1/tickets/${id}`,
      '/api/v1/tickets',
      '/api/v1/tickets?q=慕容',
      '/api/v1/organisation',
    ])
      for (const who of ['canteen', 'operator', 'supervisor']) {
        const text = await (await ask(path, { cookie: cookies[who] })).text();
        expect(text).not.toContain(NAME);
        expect(text).not.toContain(PHONE);
      }
    const detail = (await (
      await ask(`/api/v1/tickets/${id}`, { cookie: cookies['canteen'] })
    ).json()) as object;
    expect(detail).toMatchObject({ person: { name: '慕**', phone: '139****4321', has: ['name', 'phone'] } });
  });

  test('are shown for a reason, which is on disk before they are', async () => {
    const { id, number } = await ticket();
    const response = await reveal('canteen', id);
    expect(await response.json()).toEqual({ value: PHONE });
    const log = await ask('/api/v1/access-log?action=reveal', { cookie: cookies['supervisor'] });
    expect(await log.json()).toMatchObject({
      items: [
        {
          at: installation.clock.now,
          user: 'Test canteen',
          action: 'reveal',
          ticketNumber: number,
          field: 'phone',
          reason: '电话回访核实情况',
        },
      ],
    });
  });

  test.each([
    [{ field: 'phone' }, 'reason'],
    [{ field: 'phone', reason: '  ok ' }, 'reason'],
    [{ field: 'openid', reason: '想看一看是谁' }, 'field'],
  ])('are not shown for %j', async (body, field) => {
    const { id } = await ticket();
    const response = await reveal('canteen', id, body);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ errors: [{ field }] });
    expect(await installation.huiyin.store.read.select().from(accessLog)).toEqual([]);
  });

  test('that only the centre may know are for the centre', async () => {
    const { id } = await ticket({ disclosure: 'centre' });
    const refused = await reveal('canteen', id);
    expect(refused.status).toBe(403);
    expect(await refused.text()).not.toContain(PHONE);
    expect(await (await reveal('operator', id)).json()).toEqual({ value: PHONE });
    expect(await (await ask(`/api/v1/tickets/${id}`, { cookie: cookies['canteen'] })).json()).toMatchObject({
      person: null,
    });
  });

  test('of an anonymous person there are none', async () => {
    const { id } = await ticket({ disclosure: 'anonymous' });
    expect(await (await reveal('operator', id)).json()).toEqual({ value: null });
    const rows = JSON.stringify(await installation.huiyin.store.read.select().from(persons));
    expect(rows).not.toMatch(/慕容复|13987654321/);
  });

  test('are not for working through a list', async () => {
    const { id } = await ticket();
    const statuses: number[] = [];
    for (let time = 0; time < 32; time++) statuses.push((await reveal('operator', id)).status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
  });
});

describe('the access log', () => {
  test('says who opened which ticket, newest first, in pages that neither skip nor repeat', async () => {
    const { id } = await ticket();
    for (const who of ['canteen', 'logistics', 'operator', 'canteen', 'supervisor']) {
      installation.clock.advance(1000);
      await ask(`/api/v1/tickets/${id}`, { cookie: cookies[who] });
    }
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const path: string = `/api/v1/access-log?limit=2${cursor ? `&cursor=${cursor}` : ''}`;
      const page = (await (await ask(path, { cookie: cookies['supervisor'] })).json()) as {
        items: { user: string }[];
        nextCursor: string | null;
      };
      seen.push(...page.items.map((item) => item.user));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(
      ['supervisor', 'canteen', 'operator', 'logistics', 'canteen'].map((who) => `Test ${who}`),
    );
  });

  test('is not for those who are in it', async () => {
    expect((await ask('/api/v1/access-log', { cookie: cookies['operator'] })).status).toBe(403);
  });

  test('a cursor that is none of ours is a 400 that names it', async () => {
    const response = await ask('/api/v1/access-log?cursor=nonsense', { cookie: cookies['supervisor'] });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ field: 'cursor' }] });
  });
});

test('tickets that leave as a file are recorded once, with what was asked for', async () => {
  for (const text of ['打饭要排队半小时', '食堂地面湿滑', '餐具没洗干净']) await ticket({ text });
  const page = async (query: string): Promise<{ items: unknown[]; nextCursor: string | null }> => {
    const response = await ask(`/api/v1/tickets?${query}`, { cookie: cookies['supervisor'] });
    expect(response.status).toBe(200);
    return (await response.json()) as { items: unknown[]; nextCursor: string | null };
  };
  const question = 'view=open&department=canteen&sort=due&limit=2';
  await page(question);
  expect(await installation.huiyin.store.read.$count(accessLog)).toBe(0);
  const { nextCursor } = await page(`${question}&purpose=export`);
  await page(`${question}&purpose=export&cursor=${nextCursor}`);
  await page('view=all&q=%E6%85%95%E5%AE%B9%E5%A4%8D&purpose=export');
  const [entry, words, ...more] = await installation.huiyin.store.read.select().from(accessLog);
  expect(entry).toMatchObject({ action: 'export', ticketId: null, field: 'view=open&department=canteen' });
  // the log cannot be erased: what was searched for may be a name
  expect(words).toMatchObject({ action: 'export', field: 'view=all&q=…' });
  expect(more).toEqual([]);
});
