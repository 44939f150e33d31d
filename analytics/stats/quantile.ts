export type Weighted = { value: number; count: number };

/**
 * Quantile type 7 (linear between order statistics; Hyndman and Fan, Am Stat 1996;50:361) of counted values.
 *
 * @returns null where there is nothing
 * @throws RangeError unless 0 <= p <= 1
 */
export function quantile(values: readonly Weighted[], p: number): number | null {
  return quantiles(values, [p])[0] ?? null;
}

/** Several quantiles of the same values, sorted once. */
export function quantiles(values: readonly Weighted[], shares: readonly number[]): (number | null)[] {
  const sorted = values.filter((each) => each.count > 0).sort((a, b) => a.value - b.value);
  let n = 0;
  for (const { count } of sorted) n += count;
  return shares.map((p) => ofSorted(sorted, n, p));
}

function ofSorted(sorted: readonly Weighted[], n: number, p: number): number | null {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`${p} is not a share`);
  if (n === 0) return null;
  const position = (n - 1) * p;
  const below = Math.floor(position);
  const low = orderStatistic(sorted, below);
  const high = orderStatistic(sorted, Math.min(n - 1, below + 1));
  return low + (position - below) * (high - low);
}

function orderStatistic(sorted: readonly Weighted[], index: number): number {
  let seen = 0;
  for (const each of sorted) {
    seen += each.count;
    if (index < seen) return each.value;
  }
  throw new RangeError(`no order statistic ${index} of ${seen}`);
}
