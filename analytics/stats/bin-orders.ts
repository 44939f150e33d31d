import type { LifeTable } from './life-table.ts';
import { REACHED } from './normal.ts';

/**
 * In which order the rows of a bin leave. Whatever is left has the more weight the fewer are still watched when one is
 * censored.
 */
const ORDERS = {
  fastest: ['competing', 'censored', 'events'],
  slowest: ['events', 'censored', 'competing'],
} as const;
/** Zero is a bin of its own, in which all durations are the same: the order of ties holds. */
const TIED = ['events', 'competing', 'censored'] as const;

/**
 * A quantile of the fastest or slowest curve that rows in bins allow, where each duration of the table is a bin: in which
 * order the rows of a bin ended is not known.
 *
 * @param competes whether other ends compete; else they are taken as censored
 * @returns the bin, by its duration, or null where the share is never reached
 */
export function quantileInOrder(
  table: LifeTable,
  p: number,
  order: keyof typeof ORDERS,
  competes: boolean,
): number | null {
  let left = table.all;
  let open = 1;
  let share = 0;
  for (const [place, duration] of table.durations.entries()) {
    for (const end of duration === 0 ? TIED : ORDERS[order]) {
      const count = table[end][place] ?? 0;
      if (count === 0) continue;
      if (end === 'events' || (end === 'competing' && competes)) {
        const mass = open * (count / left);
        open -= mass;
        if (end === 'events') share += mass;
      }
      left -= count;
    }
    if (share >= p - REACHED) return duration;
  }
  return null;
}
