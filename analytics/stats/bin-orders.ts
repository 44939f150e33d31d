import type { LifeTable } from './life-table.ts';
import { REACHED } from './normal.ts';

/**
 * A quantile of the fastest or slowest curve that rows in bins allow, where each duration of the table is a bin: in which
 * order the rows of a bin ended is not known. Whatever is left has the more weight the fewer are still watched when one is
 * censored. So the fastest order is competing, censored, events; the slowest events, censored, competing.
 *
 * @param competes whether other ends compete; else they are taken as censored
 * @returns the bin, by its duration, or null where the share is never reached
 */
export function quantileInOrder(
  { durations, events, competing, censored, all }: LifeTable,
  p: number,
  order: 'fastest' | 'slowest',
  competes: boolean,
): number | null {
  let left = all;
  let open = 1;
  let share = 0;
  const leave = (count: number): number => {
    const mass = count === 0 ? 0 : open * (count / left);
    open -= mass;
    left -= count;
    return mass;
  };
  for (const [place, duration] of durations.entries()) {
    const [happened = 0, other = 0, unknown = 0] = [events[place], competing[place], censored[place]];
    const [gone, hidden] = competes ? [other, unknown] : [0, other + unknown];
    if (order === 'fastest') {
      leave(gone);
      left -= hidden;
      share += leave(happened);
    } else {
      share += leave(happened);
      left -= hidden;
      leave(gone);
    }
    if (share >= p - REACHED) return duration;
  }
  return null;
}
