import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  aalenJohansen,
  incidencePoint,
  incidenceQuantileLimits,
} from '../../../analytics/stats/aalen-johansen.ts';
import { kaplanMeier, survivalPoint, survivalQuantileLimits } from '../../../analytics/stats/kaplan-meier.ts';
import { lifeTable, type LifeCell } from '../../../analytics/stats/life-table.ts';

const lives = (...ends: LifeCell['end'][]): fc.Arbitrary<LifeCell[]> =>
  fc.array(
    fc.record({
      duration: fc.integer({ min: 0, max: 30 }),
      end: fc.constantFrom(...ends),
      count: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 1, maxLength: 30 },
  );

test('where nothing competes, incidence and limits are those of one minus Kaplan-Meier', () => {
  let limited = 0;
  fc.assert(
    fc.property(lives('event', 'censored'), (cells) => {
      const table = lifeTable(cells);
      const [curve, survival] = [aalenJohansen(table), kaplanMeier(table)];
      expect(curve.durations).toEqual(survival.durations);
      for (const place of curve.durations.keys()) {
        const [point, other] = [incidencePoint(curve, place), survivalPoint(survival, place)];
        expect(point.atRisk).toBe(other.atRisk);
        expect(point.incidence).toBeCloseTo(1 - other.survival, 9);
        if (other.low === null || other.high === null) continue;
        expect([point.low, point.high]).toEqual([
          expect.closeTo(1 - other.high, 6),
          expect.closeTo(1 - other.low, 6),
        ]);
        limited += 1;
      }
      // a share that no limit meets by chance
      expect(incidenceQuantileLimits(curve, 0.4321)).toEqual(survivalQuantileLimits(survival, 0.4321));
    }),
  );
  expect(limited).toBeGreaterThan(100);
});

test('the variance, made in one pass, is the sum that defines it', () => {
  fc.assert(
    fc.property(lives('event', 'competing', 'censored'), (cells) => {
      const table = lifeTable(cells);
      const curve = aalenJohansen(table);
      for (const [place, at] of curve.durations.entries())
        expect(curve.variance[place]).toBeCloseTo(varianceAt(cells, at), 9);
    }),
  );
});

/** Marubini and Valsecchi's sum over all ends until a time, as it is written. */
function varianceAt(cells: LifeCell[], until: number): number {
  const count = (is: (cell: LifeCell) => boolean): number =>
    cells.reduce((sum, cell) => sum + (is(cell) ? cell.count : 0), 0);
  let [survival, incidence] = [1, 0];
  const steps = [...new Set(cells.map(({ duration }) => duration))]
    .filter((duration) => duration <= until)
    .sort((a, b) => a - b)
    .map((at) => {
      const n = count(({ duration }) => duration >= at);
      const events = count(({ duration, end }) => duration === at && end === 'event');
      const ends = count(({ duration, end }) => duration === at && end !== 'censored');
      const before = survival;
      incidence += (before * events) / n;
      survival *= 1 - ends / n;
      return { n, events, ends, before, incidence };
    });
  return steps.reduce((sum, step) => {
    const { n, events, ends, before } = step;
    const rest = incidence - step.incidence;
    const gone = n > ends ? ends / (n * (n - ends)) : 0;
    const own = (before ** 2 * events * (n - events)) / n ** 3;
    return sum + rest ** 2 * gone + own - (2 * rest * before * events) / n ** 2;
  }, 0);
}
