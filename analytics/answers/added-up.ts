import { bucketOf, bucketUpper } from '../buckets.ts';
import type { DurationCell } from '../stores/store.ts';
import type { Reading } from './reading.ts';

/** More than any duration needs: bucket 4,094 lies past ten thousand million years. */
const BUCKETS = 4096;
/** Counts by bucket, the first of which is -1: a map of durations takes several times as long. */
type Sums = { like: DurationCell; counts: Float64Array };

/**
 * The cells of all groups as those of their total: one for each duration and end rather than one for each group too.
 * Buckets are few and groups many, so estimates of the total then cost no more than those of one group.
 */
export function addedUp(reading: Reading): Reading {
  if (reading.kind === 'counts' || !reading.binned) return reading;
  const kinds = new Map<string, Sums>();
  let sums: Sums | undefined;
  for (const cell of reading.cells) {
    if (sums?.like.end !== cell.end || sums.like.completedOnly !== cell.completedOnly) {
      const kind = `${cell.end} ${cell.completedOnly}`;
      sums = kinds.get(kind) ?? { like: cell, counts: new Float64Array(BUCKETS) };
      kinds.set(kind, sums);
    }
    const place = bucketOf(cell.duration) + 1;
    sums.counts[place] = (sums.counts[place] ?? 0) + cell.count;
  }
  return { ...reading, cells: [...kinds.values()].flatMap(cellsOf) };
}

/** In rising order, without the buckets in which nothing is. */
function cellsOf({ like, counts }: Sums): DurationCell[] {
  const cells: DurationCell[] = [];
  for (const [place, count] of counts.entries())
    if (count > 0) cells.push({ ...like, key: [], duration: bucketUpper(place - 1), count });
  return cells;
}
