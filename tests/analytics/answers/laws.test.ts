import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DurationGroup, MetricAnswer } from '../../../analytics/answer.ts';
import { ask, askWithTotal, curvesOf, partsOf, rowsBehind } from '../../../analytics/ask.ts';
import { durationGroup } from '../../../analytics/answers/duration-groups.ts';
import { bucketOf, bucketUpper } from '../../../analytics/buckets.ts';
import { METRICS } from '../../../analytics/metrics/index.ts';
import type { Metric } from '../../../analytics/metrics/metric.ts';
import type { Question } from '../../../analytics/question.ts';
import { aalenJohansen } from '../../../analytics/stats/aalen-johansen.ts';
import { kaplanMeier } from '../../../analytics/stats/kaplan-meier.ts';
import { lifeTable, type LifeCell } from '../../../analytics/stats/life-table.ts';
import { memoryFactStore } from '../../../analytics/stores/memory.ts';
import type { FactStore } from '../../../analytics/stores/store.ts';
import { asFacts, by, factRows, frame, where } from '../../contracts/random-facts.ts';

type Rows = Parameters<typeof asFacts>[0];
const metric = fc.constantFrom(...METRICS);

async function storeOf(rows: Rows): Promise<FactStore> {
  const store = memoryFactStore();
  await store.apply({ keys: [], rows: asFacts(rows), position: 1, fresh: true });
  return store;
}

const question = fc.record({ frame, by, where }).map(({ frame: at, ...rest }) => ({
  at,
  question: { ...rest, from: null, to: null, asOf: at.asOf, clock: at.clock },
}));
const counted = (answer: MetricAnswer): number => answer.groups.reduce((sum, { sample }) => sum + sample, 0);

describe('laws of every metric', () => {
  test('the order of the rows does not matter', async () => {
    await fc.assert(
      fc.asyncProperty(factRows, metric, question, async (rows, asked, { at, question: q }) => {
        const turned = Object.fromEntries(
          Object.entries(rows).map(([name, list]) => [name, list.toReversed()]),
        );
        const other = await ask(await storeOf({ ...rows, ...turned }), asked, q, at);
        expect(other).toEqual(await ask(await storeOf(rows), asked, q, at));
      }),
    );
  });

  test('the groups add up to the total, and the total is what the question without groups gets', async () => {
    await fc.assert(
      fc.asyncProperty(factRows, metric, question, async (rows, asked, { at, question: q }) => {
        const store = await storeOf(rows);
        const { total, groups } = await askWithTotal(store, asked, q, at);
        expect(total).toEqual(await ask(store, asked, { ...q, by: [] }, at));
        expect(groups).toEqual(await ask(store, asked, q, at));
        if (total.shape !== 'duration') expect(counted(groups)).toBe(counted(total));
      }),
    );
  });

  test('each part lists exactly as many rows as its figure says', async () => {
    await fc.assert(
      fc.asyncProperty(factRows, metric, question, async (rows, asked, { at, question: q }) => {
        const store = await storeOf(rows);
        const plain: Question = { ...q, by: [] };
        const figures = figuresOf(await ask(store, asked, plain, at));
        for (const part of partsOf(asked)) {
          if (part === 'faults' && asked.shape === 'rate') continue;
          const { total } = await rowsBehind(store, asked, part, plain, at, { after: null, limit: 1 });
          expect([part, total]).toEqual([part, figures[part]]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** The number of rows behind each part of an answer without groups. */
function figuresOf({ groups: [group], shape }: MetricAnswer): Record<string, unknown> {
  if (!group) throw new Error(`no group in an answer of shape ${shape}`);
  if ('events' in group) return { ...group };
  if (!('numerator' in group)) return { sample: group.value };
  const { numerator, denominator, defaults } = group;
  return { numerator, denominator, missed: denominator - numerator, defaults: defaults?.denominator ?? 0 };
}

test('more slack never lowers attainment', async () => {
  const onTime = METRICS.find(({ id }) => id === 'on-time-rate');
  if (!onTime) throw new Error('no on-time rate');
  const numerator = async (rows: Rows, asked: Metric, at: Parameters<typeof ask>[3]): Promise<number> => {
    const plain = { by: [], where: [], from: null, to: null, asOf: at.asOf, clock: at.clock };
    const { groups } = await ask(await storeOf(rows), asked, plain, at);
    return groups[0] && 'numerator' in groups[0] ? groups[0].numerator : -1;
  };
  await fc.assert(
    fc.asyncProperty(factRows, frame, fc.integer({ min: 0, max: 40 }), async (rows, at, hours) => {
      // judged once every due time has passed either way, or a later due time would only leave the count
      const after = { ...at, asOf: at.asOf + 100 * 86_400_000, watermarks: {} };
      const ticket = rows.ticket.map((row) => ({
        ...row,
        dueAt: row.dueAt === null ? null : Number(row.dueAt) + hours * 3_600_000,
      }));
      expect(await numerator({ ...rows, ticket }, onTime, after)).toBeGreaterThanOrEqual(
        await numerator(rows, onTime, after),
      );
    }),
  );
});

const cell: fc.Arbitrary<LifeCell> = fc.record({
  duration: fc.integer({ min: 0, max: 4_000_000 }),
  end: fc.constantFrom('event', 'event', 'competing', 'censored'),
  count: fc.integer({ min: 1, max: 4 }),
});
const cells = fc.array(cell, { minLength: 1, maxLength: 60 });

/** In one bucket some are censored, then others end otherwise: the median is reached later than in any other order. */
const censoredBesideCompeting: LifeCell[] = [
  { duration: 0, end: 'event', count: 1 },
  { duration: 0, end: 'competing', count: 1 },
  { duration: 2_981_155, end: 'censored', count: 3 },
  { duration: 2_981_156, end: 'competing', count: 2 },
  { duration: 3_010_967, end: 'event', count: 2 },
  { duration: 3_041_076, end: 'event', count: 1 },
];

describe('laws of the estimators', () => {
  test('taking a competing end for a censoring only overstates: 1 - Kaplan-Meier is never below Aalen-Johansen', () => {
    fc.assert(
      fc.property(cells, (lives) => {
        const { survival } = kaplanMeier(lifeTable(lives));
        const { incidence } = aalenJohansen(lifeTable(lives));
        expect(incidence).toHaveLength(survival.length);
        for (const [place, share] of survival.entries())
          expect(1 - share).toBeGreaterThanOrEqual((incidence[place] ?? 2) - 1e-12);
      }),
    );
  });

  test('the incidences of all ends and the share still open make one', () => {
    fc.assert(
      fc.property(cells, (lives) => {
        const swap = { event: 'competing', competing: 'event', censored: 'censored' } as const;
        const any = lives.map((each) =>
          each.end === 'censored' ? each : { ...each, end: 'event' as const },
        );
        const others = lives.map((each) => ({ ...each, end: swap[each.end] }));
        const open = kaplanMeier(lifeTable(any)).survival.at(-1) ?? 1;
        const reached = (cells: LifeCell[]): number => aalenJohansen(lifeTable(cells)).incidence.at(-1) ?? 0;
        expect(reached(lives) + reached(others) + open).toBeCloseTo(1, 9);
      }),
    );
  });

  test.each(['kaplan-meier', 'aalen-johansen'] as const)(
    '%s in buckets: the exact median lies within the bounds that the answer gives',
    (estimator) => {
      const group = (lives: LifeCell[], binned: boolean): DurationGroup =>
        durationGroup(
          { estimator },
          [],
          lives.map((each) => ({ ...each, key: [], completedOnly: false })),
          binned,
        );
      let compared = 0;
      fc.assert(
        fc.property(cells, (lives) => {
          const exact = group(lives, false);
          const binned = group(
            lives.map((each) => ({ ...each, duration: bucketUpper(bucketOf(each.duration)) })),
            true,
          );
          if (exact.median === null || binned.precision.kind !== 'binned' || !binned.precision.medianBetween)
            return;
          const [low, high] = binned.precision.medianBetween;
          expect(exact.median).toBeGreaterThanOrEqual(low - 1e-9);
          expect(exact.median).toBeLessThanOrEqual(high + 1e-9);
          compared += 1;
        }),
        { numRuns: 500, examples: [[censoredBesideCompeting]] },
      );
      expect(compared).toBeGreaterThan(100);
    },
  );
});

test('a curve begins with everybody, never turns back, and ends where the watching ended', async () => {
  const resolution = METRICS.find(({ id }) => id === 'resolution-time');
  if (resolution?.shape !== 'duration') throw new Error('no resolution time');
  await fc.assert(
    fc.asyncProperty(factRows, frame, async (rows, at) => {
      const plain = { by: [], where: [], from: null, to: null, asOf: at.asOf, clock: at.clock };
      const [curve] = await curvesOf(await storeOf(rows), resolution, plain, at);
      const points = curve?.points ?? [];
      for (const [place, point] of points.entries()) {
        const before = points[place - 1] ?? { hours: 0, share: 1 };
        expect(point.share).toBeLessThanOrEqual(before.share);
        expect(point.hours).toBeGreaterThanOrEqual(before.hours);
      }
    }),
  );
});

test('nothing to count is no figure: null with a sample of 0', async () => {
  const [at] = fc.sample(frame, { numRuns: 1, seed: 5 });
  if (!at) throw new Error('no frame');
  const store = await storeOf({ ticket: [], custody: [], rating: [], rectification: [] });
  const plain = { by: [], where: [], from: null, to: null, asOf: at.asOf, clock: at.clock };
  for (const asked of METRICS) {
    const { groups } = await ask(store, asked, plain, at);
    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatchObject(asked.shape === 'count' ? { value: 0 } : { sample: 0 });
    if (asked.shape === 'rate') expect(groups[0]).toMatchObject({ value: null, low: null, high: null });
    if (asked.shape === 'duration') expect(groups[0]).toMatchObject({ median: null, p90: null });
  }
});
