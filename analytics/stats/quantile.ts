import { sumOf } from './life-table.ts';

/** Values in rising order, and how often each came; a count may be zero. */
export type Counted = { values: Float64Array; counts: Float64Array };

/**
 * Quantiles of type 7 (linear between order statistics; Hyndman and Fan, Am Stat 1996;50:361) of counted values.
 *
 * @returns null where there is nothing
 * @throws RangeError unless 0 <= p <= 1
 */
export function quantiles(counted: Counted, shares: readonly number[]): (number | null)[] {
  const n = sumOf(counted.counts);
  return shares.map((p) => {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`${p} is not a share`);
    if (n === 0) return null;
    const position = (n - 1) * p;
    const below = Math.floor(position);
    const low = orderStatistic(counted, below);
    const high = orderStatistic(counted, Math.min(n - 1, below + 1));
    return low + (position - below) * (high - low);
  });
}

function orderStatistic({ values, counts }: Counted, index: number): number {
  let seen = 0;
  for (let place = 0; place < values.length; place += 1) {
    seen += counts[place] ?? 0;
    if (index < seen) return values[place] ?? 0;
  }
  throw new RangeError(`no order statistic ${index} of ${seen}`);
}
