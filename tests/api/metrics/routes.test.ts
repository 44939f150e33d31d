import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { METRICS } from '../../../analytics/metrics/index.ts';
import type { z } from 'zod';
import {
  BoardOverview,
  CurveAnswer,
  MetricAnswer,
  MetricList,
  MetricRows,
} from '../../../api/contract/metrics.ts';
import { feeds } from '../../../api/ledger/schema.ts';
import { openTestInstallation, type TestInstallation } from '../../support/open-test-installation.ts';
import { client, createTestApp, signedIn } from '../../support/test-app.ts';
import { busyWeek } from './busy-week.ts';

let installation: TestInstallation;
let leader: string;
let head: string;
let ask: ReturnType<typeof client>['ask'];

beforeAll(async () => {
  installation = await openTestInstallation({ rateLimits: false }, { facts: 'duckdb' });
  const { huiyin } = installation;
  await busyWeek(installation);
  await huiyin.projector.caughtUp();
  leader = await signedIn(huiyin, 'leader');
  head = await signedIn(huiyin, 'department-head', 'logistics');
  ({ ask } = client(createTestApp(huiyin)));
});
afterAll(() => installation.close());

async function read<T extends z.ZodType>(schema: T, path: string, cookie = leader): Promise<z.infer<T>> {
  const response = await ask(path, { cookie });
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return schema.parse(await response.json());
}

async function refusal(path: string, language = 'en') {
  const response = await ask(path, { cookie: leader, headers: { 'accept-language': language } });
  const body = (await response.json()) as {
    code: string;
    detail: string;
    errors?: { field: string; message: string }[];
  };
  return { status: response.status, ...body };
}

type Group = MetricAnswer['groups'][number];
/** The figure that a part of an answer's group is, as the board shows it; null where it shows none. */
function figureOf(group: Group, part: string): number | null {
  const figures: Record<string, unknown> = { ...group };
  if (part === 'missed' && 'denominator' in group) return group.denominator - group.numerator;
  if (part === 'defaults' && 'defaults' in group) return group.defaults?.denominator ?? null;
  return typeof figures[part] === 'number' ? figures[part] : null;
}

test('every metric is listed with its definition in both languages, its parts and its dimensions', async () => {
  const { metrics } = await read(MetricList, '/api/v1/metrics');
  expect(metrics.map(({ id }) => id)).toEqual(METRICS.map(({ id }) => id));
  for (const { parts, definition, dimensions } of metrics) {
    expect(parts.length).toBeGreaterThan(0);
    expect(definition.population.zh).not.toBe('');
    expect(dimensions).toContain('department');
  }
  const byLevel = metrics.filter(({ dimensions }) => dimensions.includes('level')).map(({ id }) => id);
  expect(byLevel).toContain('satisfied-rate');
  expect(byLevel).not.toContain('on-time-rate');
});

describe.each(METRICS.map(({ id }) => id))('%s', (id) => {
  test('every part opens to as many rows as the figure says', async () => {
    const { metrics } = await read(MetricList, '/api/v1/metrics');
    const { parts } = metrics.find((each) => each.id === id)!;
    const { groups } = await read(MetricAnswer, `/api/v1/metrics/${id}`);
    expect(groups).toHaveLength(1);
    expect(groups[0]!.key).toEqual([]);
    const compared: string[] = [];
    for (const part of parts) {
      const rows = await read(MetricRows, `/api/v1/metrics/${id}/rows?part=${part}&limit=500`);
      expect(rows.items).toHaveLength(rows.total);
      expect(rows.nextCursor).toBeNull();
      const figure = figureOf(groups[0]!, part);
      if (figure === null) continue;
      compared.push(part);
      expect({ part, total: rows.total }).toEqual({ part, total: figure });
    }
    expect(compared.length).toBeGreaterThan(0);
  });

  test('groups by department open to as many rows as each says', async () => {
    const { metrics } = await read(MetricList, '/api/v1/metrics');
    const [part = ''] = metrics.find((each) => each.id === id)!.parts;
    const { groups } = await read(MetricAnswer, `/api/v1/metrics/${id}?by=department`);
    for (const group of groups) {
      const code = group.key[0] ?? '(none)';
      const { total } = await read(
        MetricRows,
        `/api/v1/metrics/${id}/rows?part=${part}&where=department:${encodeURIComponent(code)}`,
      );
      const figure = figureOf(group, part);
      if (figure !== null) expect({ code, total }).toEqual({ code, total: figure });
    }
  });
});

test('the fortnight of the test holds something of every metric', async () => {
  for (const { id } of METRICS.filter((metric) => metric.id !== 'source-on-time-rate')) {
    const { groups } = await read(MetricAnswer, `/api/v1/metrics/${id}`);
    expect({ id, sample: groups[0]!.sample > 0 }).toEqual({ id, sample: true });
  }
});

test('pages of rows go on where the last ended, each row once', async () => {
  const path = '/api/v1/metrics/volume/rows?part=sample';
  const whole = await read(MetricRows, `${path}&limit=500`);
  const seen: (string | null)[] = [];
  let cursor: string | null = null;
  do {
    const on: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: z.infer<typeof MetricRows> = await read(MetricRows, `${path}&limit=3${on}`);
    expect(page.total).toBe(whole.total);
    seen.push(...page.items.map(({ number }) => number));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen).toEqual(whole.items.map(({ number }) => number));
  expect(new Set(seen).size).toBe(whole.total);
});

test('a row tells a ticket’s number and times, and nothing of a person', async () => {
  const { items } = await read(MetricRows, '/api/v1/metrics/on-time-rate/rows?part=denominator');
  expect(items[0]!.number).toMatch(/^HY\d{15}/);
  expect(Object.keys(items[0]!).sort()).toEqual(
    ['campus', 'category', 'channel', 'department', 'kind', 'number', 'ticketId', 'values'].sort(),
  );
  expect(items[0]!.values).toHaveProperty('dueAt');
  expect(items[0]!.values).toHaveProperty('answeredAt');
});

test('that rows were listed is written down, with which', async () => {
  await read(MetricRows, '/api/v1/metrics/overdue/rows?part=sample');
  const supervisor = await signedIn(installation.huiyin, 'supervisor');
  const response = await ask('/api/v1/access-log?action=rows', { cookie: supervisor });
  const { items } = (await response.json()) as { items: { action: string; field: string }[] };
  expect(items[0]).toMatchObject({ action: 'rows', field: expect.stringMatching(/^overdue\//) });
});

test('the overview says in one answer what each question says alone', async () => {
  const overview = await read(BoardOverview, '/api/v1/board/overview');
  const plain = <T extends object>(answer: T) => ({ ...answer, position: 0 });
  for (const [id, answer] of Object.entries(overview.headline)) {
    const alone = await read(MetricAnswer, `/api/v1/metrics/${id}?asOf=${overview.asOf}`);
    expect(plain(answer)).toEqual(plain(alone));
  }
  const parts = { department: overview.byDepartment, channel: overview.byChannel, week: overview.trend };
  for (const [dimension, answers] of Object.entries(parts))
    for (const [id, answer] of Object.entries(answers)) {
      const alone = await read(MetricAnswer, `/api/v1/metrics/${id}?by=${dimension}&asOf=${overview.asOf}`);
      expect(plain(answer)).toEqual(plain(alone));
    }
  expect(Object.keys(overview.byDepartment)).toEqual(Object.keys(overview.headline));
  expect(overview.behind).toBe(0);
  expect(overview.names.department['canteen']).toEqual({ zh: '饮食中心', en: 'Canteens' });
});

test('a head of department is answered for their own departments, whatever they ask', async () => {
  const { groups } = await read(MetricAnswer, '/api/v1/metrics/volume?by=department', head);
  const codes = groups.map(({ key }) => key[0]);
  expect(codes.sort()).toEqual(['canteen', 'logistics']);
  for (const where of ['department:it', 'department:(none)', 'department:centre']) {
    const asked = await read(MetricAnswer, `/api/v1/metrics/volume?where=${where}`, head);
    expect(asked.groups.every((group) => group.sample === 0)).toBe(true);
    const rows = await ask(`/api/v1/metrics/on-time-rate/rows?part=denominator&where=${where}`, {
      cookie: head,
    });
    expect(await rows.json()).toMatchObject({ total: 0, items: [] });
  }
  const both = await read(MetricAnswer, '/api/v1/metrics/volume?where=department:it,canteen', head);
  const own = await read(MetricAnswer, '/api/v1/metrics/volume?where=department:canteen', leader);
  expect(both.groups).toEqual(own.groups);
  const overview = await read(BoardOverview, '/api/v1/board/overview', head);
  expect(overview.byDepartment['volume']!.groups.map(({ key }) => key[0]).sort()).toEqual([
    'canteen',
    'logistics',
  ]);
});

test('a ticket of a source that was last read at some time is censored there', async () => {
  const { huiyin } = installation;
  const before = await read(MetricAnswer, '/api/v1/metrics/volume');
  const first = (await read(MetricRows, '/api/v1/metrics/on-time-rate/rows?part=denominator')).items[0]!;
  const readAt = Number(first.values['receivedAt'] ?? Number(first.values['dueAt'])) - 14 * 86_400_000;
  await huiyin.ledger.write(({ tx }) => tx.insert(feeds).values({ id: 'web', readAt }));
  const after = await read(MetricAnswer, '/api/v1/metrics/volume');
  expect(before.groups[0]!.sample).toBeGreaterThan(0);
  expect(after.groups[0]!.sample).toBe(0);
  await huiyin.ledger.write(({ tx }) => tx.delete(feeds));
});

test('a duration has a curve, a rate has none', async () => {
  const { curves } = await read(CurveAnswer, '/api/v1/metrics/resolution-time/curve?by=channel');
  expect(curves[0]!.key).toEqual(['online']);
  expect(curves[0]!.points.length).toBeGreaterThan(1);
  expect(await refusal('/api/v1/metrics/on-time-rate/curve')).toMatchObject({
    status: 400,
    code: 'no-curve',
  });
});

test('as of before anything happened there is no figure, and no zero either', async () => {
  const { groups } = await read(MetricAnswer, '/api/v1/metrics/on-time-rate?asOf=2020-01-01');
  expect(groups).toMatchObject([{ key: [], value: null, low: null, high: null, sample: 0 }]);
});

describe('what cannot be answered is refused by name', () => {
  test.each([
    ['/api/v1/metrics/speed', 404, 'unknown-metric', undefined],
    ['/api/v1/metrics/volume?by=team', 400, 'invalid-question', 'by'],
    ['/api/v1/metrics/volume?by=level', 400, 'invalid-question', 'by'],
    ['/api/v1/metrics/volume?where=level:1', 400, 'invalid-question', 'where'],
    ['/api/v1/metrics/volume?where=channel:hotline&where=kind:x', 400, 'invalid-question', 'where'],
    ['/api/v1/metrics/volume?asOf=yesterday', 400, 'invalid-question', 'asOf'],
    ['/api/v1/metrics/volume?clock=wall', 400, 'invalid-question', 'clock'],
    ['/api/v1/metrics/volume?as_of=2026-01-01', 400, 'unknown-parameter', 'as_of'],
    ['/api/v1/metrics/volume/rows?part=best', 400, 'unknown-part', 'part'],
    ['/api/v1/metrics/on-time-rate/rows?part=denominator&cursor=x', 400, 'bad-cursor', 'cursor'],
    ['/api/v1/metrics/on-time-rate/rows?part=denominator&limit=0', 422, 'invalid-input', 'limit'],
    ['/api/v1/board/overview?where=level:1', 400, 'invalid-question', 'where'],
    ['/api/v1/board/overview?from=2026-02-01&to=2026-01-01', 400, 'invalid-question', 'to'],
  ])('%s', async (path, status, code, field) => {
    const told = await refusal(path);
    expect(told).toMatchObject({ status, code });
    expect(told.errors?.[0]?.field).toBe(field);
    const zh = await refusal(path, 'zh-CN');
    expect(zh.detail).toMatch(/[\u4e00-\u9fff]/);
  });
});

test('nobody, and no handler and no administrator, is told a number', async () => {
  expect((await ask('/api/v1/metrics/volume')).status).toBe(401);
  for (const [role, department] of [
    ['handler', 'it'],
    ['administrator', null],
  ] as const) {
    const cookie = await signedIn(installation.huiyin, role, department, `no-numbers-${role}`);
    expect((await ask('/api/v1/metrics/volume', { cookie })).status).toBe(403);
  }
});
