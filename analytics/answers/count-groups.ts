import type { CountGroup, GroupKey } from '../answer.ts';
import { lifeTable } from '../stats/life-table.ts';
import { quantiles } from '../stats/quantile.ts';
import type { CountsCell, DurationCell } from '../stores/store.ts';
import { inHours, isLife, total } from './lives.ts';

export function countGroup(key: GroupKey, cells: readonly CountsCell[]): CountGroup {
  const value = cells.reduce((sum, { counts }) => sum + (counts.denominator ?? 0), 0);
  return { key, value, sample: value };
}

/** What waits, and for how long: every row counts, and those with faulty times have no age. */
export function agedGroup(key: GroupKey, cells: readonly DurationCell[]): CountGroup {
  const value = total(cells);
  const { durations, censored } = lifeTable(cells.filter(isLife));
  const [median = null, p90 = null] = quantiles({ values: durations, counts: censored }, [0.5, 0.9]);
  return { key, value, sample: value, age: { median: inHours(median), p90: inHours(p90) } };
}
