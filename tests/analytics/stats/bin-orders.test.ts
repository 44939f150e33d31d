import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aalenJohansen, incidenceQuantile } from '../../../analytics/stats/aalen-johansen.ts';
import { quantileInOrder } from '../../../analytics/stats/bin-orders.ts';
import { kaplanMeier, survivalQuantile } from '../../../analytics/stats/kaplan-meier.ts';
import { lifeTable, type LifeCell } from '../../../analytics/stats/life-table.ts';

type End = LifeCell['end'];
const ENDS: readonly End[] = ['event', 'competing', 'censored'];

/** A few rows of each end. */
type Bin = Record<End, number>;
const few = { event: fc.nat({ max: 3 }), competing: fc.nat({ max: 2 }), censored: fc.nat({ max: 1 }) };
const bins: fc.Arbitrary<Bin[]> = fc.array(fc.record(few), { minLength: 1, maxLength: 2 });

/** Every order in which the rows of a bin can have ended. */
function ordersOf(bin: Bin): End[][] {
  const left = ENDS.filter((end) => bin[end] > 0);
  if (left.length === 0) return [[]];
  return left.flatMap((end) => ordersOf({ ...bin, [end]: bin[end] - 1 }).map((rest) => [end, ...rest]));
}

/** Rows one after another, each with its bin, in every order that the bins allow. */
function sequencesOf(all: Bin[]): { end: End; bin: number }[][] {
  return all.reduce<{ end: End; bin: number }[][]>(
    (sequences, bin, place) =>
      sequences.flatMap((before) =>
        ordersOf(bin).map((ends) => [...before, ...ends.map((end) => ({ end, bin: place + 1 }))]),
      ),
    [[]],
  );
}

const inBins = (all: Bin[]): LifeCell[] =>
  all.flatMap((bin, place) => ENDS.map((end) => ({ duration: place + 1, end, count: bin[end] })));

test.each([true, false])(
  'the first and the last bin that any order of the rows reaches are found (others compete: %s)',
  (competes) => {
    const share = fc.constantFrom(0.25, 0.5, 0.75);
    fc.assert(
      fc.property(bins, share, (all, p) => {
        const reached = sequencesOf(all).map((rows) => {
          const table = lifeTable(rows.map(({ end }, place) => ({ duration: place, end, count: 1 })));
          const place = competes
            ? incidenceQuantile(aalenJohansen(table), p)
            : survivalQuantile(kaplanMeier(table), p);
          return place === null ? Infinity : (rows[place]?.bin ?? -1);
        });
        const table = lifeTable(inBins(all));
        const bounds = [
          quantileInOrder(table, p, 'fastest', competes) ?? Infinity,
          quantileInOrder(table, p, 'slowest', competes) ?? Infinity,
        ];
        expect(bounds).toEqual([Math.min(...reached), Math.max(...reached)]);
      }),
    );
  },
);

test.each([true, false])(
  'rows that lasted no time at all are tied, so nothing is open (others compete: %s)',
  (competes) => {
    const table = lifeTable([
      { duration: 0, end: 'event', count: 5 },
      { duration: 0, end: 'competing', count: 1 },
      { duration: 0, end: 'censored', count: 1 },
      { duration: 9, end: 'event', count: 4 },
    ]);
    expect(quantileInOrder(table, 0.5, 'fastest', competes)).toBe(9);
    expect(quantileInOrder(table, 0.5, 'slowest', competes)).toBe(9);
  },
);
