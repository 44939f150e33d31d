import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  kaplanMeier,
  survivalAt,
  survivalQuantile,
  survivalQuantileLimits,
  type Band,
} from '../../../analytics/stats/kaplan-meier.ts';
import { lifeTable, type LifeCell } from '../../../analytics/stats/life-table.ts';
import { quantiles } from '../../../analytics/stats/quantile.ts';
import { wilson } from '../../../analytics/stats/wilson.ts';
import { sharedData } from '../../ingest/shared-data.ts';

const paths = ['survival_lung.csv', 'survival_veteran.csv', 'reference.json'].map(sharedData);
const [lung, veteran, reference] = paths.map((path) => (path === null ? '' : readFileSync(path, 'utf8')));

function table(text = ''): Record<string, string>[] {
  const [head = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.trim().replaceAll('"', '').split(','));
  return rows.map((row) => Object.fromEntries(head.map((name, place) => [name, row[place] ?? ''])));
}
const lives = (rows: Record<string, string>[], event: string): LifeCell[] =>
  rows.map(({ time, status }) => ({
    duration: Number(time),
    end: status === event ? 'event' : 'censored',
    count: 1,
  }));

function median(
  cells: LifeCell[],
  band?: Band,
): { value: number | null; low: number | null; high: number | null } {
  const curve = kaplanMeier(lifeTable(cells), band);
  return { value: survivalQuantile(curve, 0.5), ...survivalQuantileLimits(curve, 0.5) };
}

describe.skipIf(paths.includes(null))('published figures', () => {
  const known = JSON.parse(reference || '{}');

  test('lung: 310 days, 284 to 361 log-log, 285 to 363 log', () => {
    const cells = lives(table(lung), '2');
    expect(median(cells)).toEqual({ value: 310, low: 284, high: 361 });
    expect(median(cells, 'log')).toEqual({ value: 310, low: 285, high: 363 });
  });

  test.each([
    ['lung_sex', lung, '2', 'sex'],
    ['veteran_trt', veteran, '1', 'trt'],
  ])('%s: medians and limits of each group (R gives log limits)', (name, text, event, by) => {
    const groups: Record<string, unknown>[] = known.kaplan_meier[name];
    for (const group of groups) {
      const value = String(group.strata).split('=')[1];
      const cells = lives(
        table(text).filter((row) => row[by] === value),
        event,
      );
      const found = median(cells, 'log');
      expect(cells.filter(({ end }) => end === 'event')).toHaveLength(Number(group.events));
      // where S is 0.5 exactly R takes the middle of the flat piece; we take its first instant
      expect(found.value).toBe(Math.floor(Number(group.median)));
      expect([found.low, found.high]).toEqual([group['0.95LCL'], group['0.95UCL']]);
    }
    expect(groups).toHaveLength(2);
  });

  test('lung: survival, those at risk and limits at given days', () => {
    const cells = lives(table(lung), '2');
    const rows: Record<string, number>[] = known.kaplan_meier.lung_times;
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) {
      const day = row.time ?? 0;
      expect(survivalAt(kaplanMeier(lifeTable(cells)), day)?.survival).toBeCloseTo(row.surv ?? 0, 7);
      const log = survivalAt(kaplanMeier(lifeTable(cells), 'log'), day);
      expect([log?.low, log?.high]).toEqual([expect.closeTo(row.lo ?? 0, 7), expect.closeTo(row.hi ?? 0, 7)]);
      expect(cells.filter(({ duration }) => duration >= day)).toHaveLength(row['n.risk'] ?? 0);
    }
  });

  test('Wilson intervals', () => {
    for (const { k, n, lo, hi } of known.wilson)
      expect(wilson(k, n)).toEqual({ low: expect.closeTo(lo, 8), high: expect.closeTo(hi, 8) });
    expect(wilson(81, 263)).toEqual({ low: expect.closeTo(0.2553, 4), high: expect.closeTo(0.3662, 4) });
    expect(wilson(0, 0)).toEqual({ low: null, high: null });
  });

  test('quantiles of type 7', () => {
    const values = [0.5, 1, 2, 3.5, 8, 13, 21, 34, 55, 200];
    const counted = { values: Float64Array.from(values), counts: new Float64Array(values.length).fill(1) };
    for (const { p, type7 } of known.quantiles) expect(quantiles(counted, [p])[0]).toBeCloseTo(type7, 9);
    expect(known.quantiles).toHaveLength(7);
  });
});
