import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DurationGroup, MetricAnswer, RateGroup } from '../../../analytics/answer.ts';
import { ask, rowsBehind } from '../../../analytics/ask.ts';
import { metricById } from '../../../analytics/metrics/index.ts';
import type { Metric } from '../../../analytics/metrics/metric.ts';
import type { Question } from '../../../analytics/question.ts';
import { openFactStore } from '../../../analytics/stores/index.ts';
import type { FactStore, Frame } from '../../../analytics/stores/store.ts';
import { boston311 } from '../../../ingest/imports/boston311.ts';
import { incidentLog } from '../../../ingest/imports/incident-log.ts';
import { messageBoard } from '../../../ingest/imports/message-board.ts';
import { nyc311 } from '../../../ingest/imports/nyc311.ts';
import type { ImportProfile } from '../../../ingest/imports/profile.ts';
import { importAll } from '../../ingest/imports/csv-file.ts';
import { sharedData } from '../../ingest/shared-data.ts';
import { factsOfCases, frameAt, watermarksOf } from '../facts-of-cases.ts';

const HEAVY = 180_000;
const LATER = Date.parse('2030-01-01T00:00:00Z');
const reference = sharedData('reference.json');
type Estimate = {
  n: number;
  events: number;
  median: number | null;
  median_lo: number | null;
  median_hi: number | null;
  p90: number | null;
  naive_median?: number | null;
  S: Record<string, number>;
  S_lo: Record<string, number | null>;
  S_hi: Record<string, number | null>;
};
const figures = reference === null ? null : JSON.parse(readFileSync(reference, 'utf8'));

function metric(id: string): Metric {
  const found = metricById(id);
  if (!found) throw new Error(`no metric ${id}`);
  return found;
}

function real(name: string, profile: ImportProfile, asOf: number, check: (asked: Asked) => void): void {
  const path = sharedData(name);
  describe.skipIf(path === null)(`${profile.id}: ${name}`, () => {
    const asked = new Asked(asOf);
    beforeAll(() => asked.open(path ?? '', profile), HEAVY);
    afterAll(() => asked.close());
    check(asked);
  });
}

/** A real file in a real store, and questions of it. */
class Asked {
  private store: FactStore | null = null;
  private folder = '';
  private frame: Frame;
  constructor(readonly asOf: number) {
    this.frame = frameAt(asOf);
  }

  async open(path: string, profile: ImportProfile): Promise<void> {
    const imported = await importAll(path, profile);
    this.frame = frameAt(this.asOf, watermarksOf(imported, profile));
    this.folder = await mkdtemp(join(tmpdir(), 'huiyin-real-'));
    this.store = await openFactStore(`duckdb:${join(this.folder, 'facts.duckdb')}`);
    const rows = factsOfCases(imported, profile);
    await this.store.apply({ keys: [], rows, position: rows.ticket.length, fresh: true });
  }

  async close(): Promise<void> {
    await this.store?.close();
    if (this.folder) await rm(this.folder, { recursive: true });
  }

  private question(by: Question['by'], where: Question['where']): Question {
    return { by, where, from: null, to: null, asOf: this.asOf, clock: 'elapsed' };
  }

  async groups(id: string, by: Question['by'] = [], where: Question['where'] = []): Promise<MetricAnswer> {
    if (!this.store) throw new Error('not open');
    return ask(this.store, metric(id), this.question(by, where), this.frame);
  }

  async rates(id: string, by: Question['by'] = []): Promise<Map<string, RateGroup>> {
    const answer = await this.groups(id, by);
    if (answer.shape !== 'rate') throw new Error(`${id} is no rate`);
    return new Map(answer.groups.map((group) => [String(group.key[0] ?? ''), group]));
  }

  async durations(id: string, by: Question['by'] = []): Promise<Map<string, DurationGroup>> {
    const answer = await this.groups(id, by);
    if (answer.shape !== 'duration') throw new Error(`${id} is no duration`);
    return new Map(answer.groups.map((group) => [String(group.key[0] ?? ''), group]));
  }

  async total(id: string, part: string, where: Question['where'] = []): Promise<number> {
    if (!this.store) throw new Error('not open');
    const page = { after: null, limit: 1 };
    return (await rowsBehind(this.store, metric(id), part, this.question([], where), this.frame, page)).total;
  }
}

const near = (value: number | null): unknown => (value === null ? null : expect.closeTo(value, 6));

/** A group as `reference.json` has it. */
function expectEstimate(group: DurationGroup | undefined, known: Estimate): void {
  expect(group).toMatchObject({
    sample: known.n,
    events: known.events,
    median: near(known.median),
    low: near(known.median_lo),
    high: near(known.median_hi),
    p90: near(known.p90),
    precision: { kind: 'exact' },
  });
  for (const [name, survival] of Object.entries(known.S)) {
    const within = group?.within.find(({ hours }) => `S${hours}` === name);
    if (!within) continue;
    expect(within.share).toBeCloseTo(1 - survival, 6);
    const [low, high] = [known.S_lo[name] ?? null, known.S_hi[name] ?? null];
    expect([within.low, within.high]).toEqual([
      near(high === null ? null : 1 - high),
      near(low === null ? null : 1 - low),
    ]);
  }
  if (known.naive_median !== undefined) expect(group?.closedOnly.median).toEqual(near(known.naive_median));
}

real('boston311_2011q3.csv.gz', boston311, Date.parse('2011-10-01T00:00:00Z'), (asked) => {
  test('open tickets count: Kaplan-Meier 21.0631 h beside closed-only 5.2796 h', async () => {
    const all = (await asked.durations('resolution-time')).get('');
    expect(all).toMatchObject({
      median: expect.closeTo(21.0631, 4),
      low: expect.closeTo(20.2294, 4),
      high: expect.closeTo(21.9225, 4),
      closedOnly: { median: expect.closeTo(5.27958333, 6), n: 25_076 },
      censored: 31_828 - 25_076,
    });
    expectEstimate(all, figures.boston_2011q3.km);
  });

  test.each([
    ['department', 'km_by_department'],
    ['source', 'km_by_source'],
  ] as const)('by %s as the reference has it, null where not reached', async (by, name) => {
    const groups = await asked.durations('resolution-time', [by]);
    const known: Record<string, Estimate> = figures.boston_2011q3[name];
    expect(Object.keys(known).length).toBeGreaterThan(3);
    for (const [key, each] of Object.entries(known)) expectEstimate(groups.get(key), each);
  });

  test('of those due, 15,340 of 19,664 on time; open and overdue misses; 3 due before they opened', async () => {
    expect((await asked.rates('on-time-rate')).get('')).toMatchObject({
      numerator: 15_340,
      denominator: 19_664,
      value: expect.closeTo(0.780106, 6),
    });
    const by = await asked.rates('on-time-rate', ['department']);
    const counts = Object.fromEntries(
      [...by].map(([key, each]) => [key, [each.numerator, each.denominator]]),
    );
    expect(counts).toMatchObject({
      PWDx: [12_080, 13_263],
      ISD: [530, 1_956],
      PARK: [929, 1_791],
      BTDT: [1_367, 1_624],
      INFO: [218, 801],
      PROP: [216, 223],
    });
    expect(await asked.total('on-time-rate', 'faults')).toBe(3);
    expect(await asked.total('on-time-rate', 'missed')).toBe(19_664 - 15_340);
    expect(await asked.total('overdue', 'sample')).toBe(2_065);
  });

  test("the source's own flag is read whatever the as-of", async () => {
    expect((await asked.rates('source-on-time-rate')).get('')).toMatchObject({
      numerator: 25_369,
      denominator: 31_745,
      low: expect.closeTo(0.79470621, 8),
      high: expect.closeTo(0.80352034, 8),
    });
    const by = await asked.rates('source-on-time-rate', ['department']);
    for (const [key, known] of Object.entries<Record<string, number>>(figures.boston_2011q3.by_department))
      expect(by.get(key)).toMatchObject({
        numerator: known.ontime,
        value: expect.closeTo(known.ontime_rate ?? 0, 8),
        low: expect.closeTo(known.wilson_lo ?? 0, 8),
        high: expect.closeTo(known.wilson_hi ?? 0, 8),
      });
  });

  test('volume by month, open at the as-of, and the rows behind each figure are as many as the figure', async () => {
    const months = await asked.groups('volume', ['month']);
    expect(months.groups).toMatchObject(
      Object.entries<number>(figures.boston_2011q3.by_month).map(([key, value]) => ({ key: [key], value })),
    );
    const open = await asked.groups('open');
    expect(open.groups).toMatchObject([{ key: [], value: 6_752 }]);
    expect(await asked.total('open', 'sample')).toBe(6_752);
    const parts = ['sample', 'events', 'censored', 'competing', 'faults'];
    const totals = await Promise.all(parts.map((part) => asked.total('resolution-time', part)));
    expect(totals).toEqual([31_828, 25_076, 6_752, 0, 0]);
  });

  test('what staff lodged on the spot flatters: 67.4 h without it, 21.1 h with', async () => {
    const values = [
      'Constituent Call',
      'Self Service',
      'Citizens Connect App',
      'Maximo Integration',
      'Twitter',
    ];
    const where = [{ dimension: 'source' as const, values }];
    const answer = await asked.groups('resolution-time', [], where);
    expect(answer.groups).toMatchObject([{ median: expect.closeTo(67.4, 1) }]);
  });
});

real('nyc311.csv.gz', nyc311, LATER, (asked) => {
  test('each snapshot is censored when it was read: 3.39361 h beside 1.09667 h', async () => {
    const all = (await asked.durations('resolution-time')).get('');
    expect(all).toMatchObject({
      median: expect.closeTo(3.39361111, 6),
      closedOnly: { median: expect.closeTo(1.09666667, 6) },
    });
    expectEstimate(all, { ...figures.nyc311.km, naive_median: figures.nyc311.naive_median });
  });

  test('by agency as the reference has it', async () => {
    const groups = await asked.durations('resolution-time', ['department']);
    const known: Record<string, Estimate> = figures.nyc311.km_by_agency;
    expect(Object.keys(known).length).toBeGreaterThan(5);
    for (const [key, each] of Object.entries(known)) expectEstimate(groups.get(key), each);
  });
});

real('tipdm_replies.csv', messageBoard, LATER, (asked) => {
  test('finished cases only: plain quantiles, named so, and no survival estimate', async () => {
    const answer = await asked.groups('resolution-time');
    expect(answer.groups).toMatchObject([
      {
        estimator: 'quantile',
        median: expect.closeTo(271.1258, 4),
        p90: expect.closeTo(980.077, 3),
        low: null,
        censored: 0,
        events: 1_402,
      },
    ]);
    expect(answer.notes.join(' ')).toContain('open cases absent from the source');
    expect(await asked.total('resolution-time', 'events')).toBe(1_402);
    expect(await asked.total('open', 'sample')).toBe(0);
  });
});

real('uci_incident_log.csv.gz', incidentLog, LATER, (asked) => {
  test("the incident log's own flag: 6,280 of 10,346", async () => {
    expect((await asked.rates('source-on-time-rate')).get('')).toMatchObject({
      numerator: 6_280,
      denominator: 10_346,
      low: expect.closeTo(0.59754845, 8),
      high: expect.closeTo(0.61636787, 8),
    });
  });
});
