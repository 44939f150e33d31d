import type { DurationCell } from '../stores/store.ts';
import type { Reading } from './reading.ts';

/**
 * The cells of all groups as those of their total: one for each duration and end rather than one for each group too.
 * Buckets are few and groups many, so estimates of the total then cost no more than those of one group.
 */
export function addedUp(reading: Reading): Reading {
  if (reading.kind === 'counts' || !reading.binned) return reading;
  const kinds = new Map<string, Map<number, DurationCell>>();
  let [last, found] = ['', new Map<number, DurationCell>()];
  for (const cell of reading.cells) {
    const kind = `${cell.end} ${cell.completedOnly}`;
    if (kind !== last) {
      last = kind;
      found = kinds.get(kind) ?? new Map<number, DurationCell>();
      kinds.set(kind, found);
    }
    const sum = found.get(cell.duration);
    if (sum) sum.count += cell.count;
    else found.set(cell.duration, { ...cell, key: [] });
  }
  return { ...reading, cells: [...kinds.values()].flatMap((each) => [...each.values()]) };
}
