import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DurationGroup, MetricAnswer, RateGroup } from '../../../analytics/answer.ts';
import type { ImportReport } from '../../../api/imports/import-report.ts';
import { runImport } from '../../../api/imports/run-import.ts';
import { answerMetric } from '../../../api/metrics/answer.ts';
import { readQuestion } from '../../../api/metrics/question.ts';
import { openTestInstallation, type TestInstallation } from '../../support/open-test-installation.ts';
import { sharedData } from '../../ingest/shared-data.ts';

type Estimate = {
  median: number | null;
  median_lo: number | null;
  median_hi: number | null;
  p90: number | null;
};
const referencePath = sharedData('reference.json');
const reference = referencePath === null ? null : JSON.parse(readFileSync(referencePath, 'utf8'));

/** One file imported into an installation of its own, with real facts. */
function imported(name: string, profile: string) {
  const path = sharedData(name);
  const held: { at: TestInstallation | null; report: ImportReport | null } = { at: null, report: null };
  const installation = () => {
    if (!held.at) throw new Error('not open');
    return held.at.huiyin;
  };
  const again = () => runImport(installation(), { path: path ?? '', profile });
  beforeAll(async () => {
    if (path === null) return;
    held.at = await openTestInstallation({ zone: 'Asia/Shanghai' }, { facts: 'duckdb' });
    held.report = await again();
    await installation().projector.caughtUp();
  }, 180_000);
  afterAll(async () => held.at?.close());

  const ask = (id: string, question: Parameters<typeof readQuestion>[0] = {}) =>
    answerMetric(installation(), id, readQuestion(question, installation().clock()));
  return {
    again,
    report: () => held.report,
    async rate(id: string, question?: Parameters<typeof readQuestion>[0]) {
      return groupsOf<RateGroup>(await ask(id, question), 'rate');
    },
    async duration(id: string, question?: Parameters<typeof readQuestion>[0]) {
      return groupsOf<DurationGroup>(await ask(id, question), 'duration');
    },
  };
}

function groupsOf<G>(answer: MetricAnswer, shape: 'rate' | 'duration'): Map<string, G> {
  if (answer.shape !== shape) throw new Error(`${answer.metric} answers with a ${answer.shape}`);
  return new Map(answer.groups.map((group) => [group.key.join('/'), group as G]));
}

function expectEstimate(group: DurationGroup | undefined, expected: Estimate, digits = 4): void {
  const close = (value: number | null) => (value === null ? null : expect.closeTo(value, digits));
  expect(group).toMatchObject({
    median: close(expected.median),
    low: close(expected.median_lo),
    high: close(expected.median_hi),
    p90: close(expected.p90),
  });
}

describe.skipIf(referencePath === null)('Boston 311 as of 2011-10-01', () => {
  const boston = imported('boston311_2011q3.csv.gz', 'boston311');
  const asOf = '2011-10-01T00:00:00';

  test('31,828 tickets, none refused, three due times before the opening among the faults', () => {
    expect(boston.report()).toMatchObject({
      rows: 31_828,
      cases: 31_828,
      created: 31_828,
      refused: { count: 0 },
    });
    expect(boston.report()?.faults).toMatchObject({ 'due-before-receipt': { count: 3 } });
    expect(boston.report()?.faults['due-before-receipt']?.shown.every(({ line }) => line > 1)).toBe(true);
  });

  test('resolution time by Kaplan-Meier, beside what closed cases alone would say', async () => {
    const all = (await boston.duration('resolution-time', { asOf })).get('');
    expectEstimate(all, reference.boston_2011q3.km);
    expect(all).toMatchObject({
      events: 25_076,
      censored: 6_752,
      closedOnly: { median: expect.closeTo(5.27958333, 4), n: 25_076 },
    });
  });

  test.each([
    ['department', 'km_by_department'],
    ['source', 'km_by_source'],
  ])('resolution time by %s, null where it is not reached', async (by, name) => {
    const groups = await boston.duration('resolution-time', { asOf, by });
    for (const [key, expected] of Object.entries<Estimate>(reference.boston_2011q3[name]))
      expectEstimate(groups.get(key), expected);
  });

  test('on-time rate of what was due, in all and by department', async () => {
    const all = (await boston.rate('on-time-rate', { asOf })).get('');
    expect(all).toMatchObject({ numerator: 15_340, denominator: 19_664, value: expect.closeTo(0.780106, 6) });
    const groups = await boston.rate('on-time-rate', { asOf, by: 'department' });
    const counted = (key: string) => [groups.get(key)?.numerator, groups.get(key)?.denominator];
    expect(['PWDx', 'ISD', 'PARK', 'BTDT', 'INFO', 'PROP'].map(counted)).toEqual([
      [12_080, 13_263],
      [530, 1_956],
      [929, 1_791],
      [1_367, 1_624],
      [218, 801],
      [216, 223],
    ]);
  });

  test('the source’s own flag, whatever the as-of', async () => {
    for (const question of [{}, { asOf }])
      expect((await boston.rate('source-on-time-rate', question)).get('')).toMatchObject({
        numerator: 25_369,
        denominator: 31_745,
        low: expect.closeTo(0.794706, 6),
        high: expect.closeTo(0.80352, 6),
      });
  });

  test('by 2020 more was due and more was late', async () => {
    const all = (await boston.rate('on-time-rate', { asOf: '2020-01-01T00:00:00' })).get('');
    expect([all?.numerator, all?.denominator]).toEqual([20_338, 26_797]);
  });

  test('read again, it makes none', async () => {
    expect(await boston.again()).toMatchObject({
      created: 0,
      changed: 0,
      unchanged: 31_828,
      conflicts: { count: 0 },
    });
  });
});

describe.skipIf(referencePath === null)('New York 311, each snapshot read until its own latest time', () => {
  const york = imported('nyc311.csv.gz', 'nyc311');

  test('resolution time in all', async () => {
    expect(york.report()).toMatchObject({ created: 50_000, refused: { count: 0 } });
    const all = (await york.duration('resolution-time')).get('');
    expectEstimate(all, reference.nyc311.km);
    expect(all?.closedOnly.median).toBeCloseTo(1.09667, 4);
  });

  test('by agency, null where it is not reached', async () => {
    const groups = await york.duration('resolution-time', { by: 'department' });
    type Agency = Estimate & { naive_median: number };
    for (const [key, expected] of Object.entries<Agency>(reference.nyc311.km_by_agency)) {
      // R gives no limits where all ends at once; zero to zero says the same
      if (key !== 'DOB') expectEstimate(groups.get(key), expected);
      expect(groups.get(key)?.median).toEqual(
        expected.median === null ? null : expect.closeTo(expected.median, 4),
      );
      expect(groups.get(key)?.closedOnly.median).toBeCloseTo(expected.naive_median, 4);
    }
  });
});

describe.skipIf(referencePath === null)('a Chinese message board, finished cases only', () => {
  const board = imported('tipdm_replies.csv', 'message-board');

  test('plain quantiles, named so', async () => {
    const all = (await board.duration('resolution-time')).get('');
    expect(all).toMatchObject({
      estimator: 'quantile',
      sample: 1_402,
      median: expect.closeTo(271.1258, 3),
      p90: expect.closeTo(980.077, 3),
    });
  });
});

describe.skipIf(referencePath === null)('event logs', () => {
  const incidents = imported('uci_incident_log.csv.gz', 'incident-log');
  const helpdesk = imported('helpdesk_it.csv.gz', 'helpdesk-log');

  test('the incident log’s own flag, and closings without a time that count nowhere', async () => {
    expect(incidents.report()).toMatchObject({ rows: 59_819, created: 10_346 });
    expect(incidents.report()?.faults['missing-time']?.count).toBe(705);
    const flag = (await incidents.rate('source-on-time-rate')).get('');
    expect([flag?.numerator, flag?.denominator]).toEqual([6_280, 10_346]);
    const all = (await incidents.duration('resolution-time')).get('');
    expect(all).toMatchObject({ faults: 705, closedOnly: { n: 9_641, median: expect.closeTo(24.55, 4) } });
  });

  test('the help desk’s first answers', async () => {
    expect(helpdesk.report()).toMatchObject({ rows: 10_718, created: 2_290 });
    const all = (await helpdesk.duration('first-answer-time')).get('');
    expect(all).toMatchObject({ median: expect.closeTo(144.3008, 3), p90: expect.closeTo(697.304, 3) });
  });
});
