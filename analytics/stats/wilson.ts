import { Z95 } from './normal.ts';

/**
 * Wilson score interval of a proportion, 95 %, without continuity correction (Wilson, JASA 1927;22:209).
 *
 * @returns nulls where there is no sample
 * @throws RangeError unless 0 <= successes <= n
 */
export function wilson(successes: number, n: number): { low: number | null; high: number | null } {
  if (!(successes >= 0 && successes <= n)) throw new RangeError(`${successes} of ${n} is not a proportion`);
  if (n === 0) return { low: null, high: null };
  const p = successes / n;
  const z2 = Z95 * Z95;
  const centre = p + z2 / (2 * n);
  const spread = Z95 * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  const scale = 1 + z2 / n;
  return {
    low: successes === 0 ? 0 : (centre - spread) / scale,
    high: successes === n ? 1 : (centre + spread) / scale,
  };
}
