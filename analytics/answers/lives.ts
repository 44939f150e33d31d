import { bucketLower, bucketOf } from '../buckets.ts';
import type { LifeCell } from '../stats/cells.ts';
import type { DurationCell } from '../stores/store.ts';

export const HOUR_MS = 3_600_000;
export const inHours = (ms: number | null): number | null => (ms === null ? null : ms / HOUR_MS);

/** The lives of one group, sorted into what an estimate may use. */
export type Lives = {
  /** What the estimate works on. */
  used: LifeCell[];
  /** Everything that ended with the event, finished-only sources included. */
  ended: { value: number; count: number }[];
  /** Nothing but finished cases: plain quantiles. */
  finishedOnly: boolean;
  /** Finished-only rows left out of the estimate beside others. */
  leftOut: number;
  faults: number;
};

/**
 * A source of finished cases says nothing about what it still holds: among others its rows stay out of the estimate, and
 * alone they are described rather than estimated (`numbers.md`, Populations).
 */
export function livesOf(cells: readonly DurationCell[]): Lives {
  const open: LifeCell[] = [];
  const finished: LifeCell[] = [];
  let faults = 0;
  for (const { duration, end, completedOnly, count } of cells) {
    if (end === 'fault') faults += count;
    else (completedOnly ? finished : open).push({ duration, end, count });
  }
  const finishedOnly = open.length === 0 && finished.length > 0;
  return {
    used: finishedOnly ? finished : open,
    ended: [...open, ...finished].flatMap(({ duration, end, count }) =>
      end === 'event' ? [{ value: duration, count }] : [],
    ),
    finishedOnly,
    leftOut: finishedOnly ? 0 : total(finished),
    faults,
  };
}

export function total(cells: readonly { count: number }[]): number {
  return cells.reduce((sum, { count }) => sum + count, 0);
}

export function countOf(cells: readonly LifeCell[], end: LifeCell['end']): number {
  return total(cells.filter((cell) => cell.end === end));
}

/** Rows still watched at a duration. */
export function atRiskAt(cells: readonly LifeCell[], duration: number): number {
  return total(cells.filter((cell) => cell.duration >= duration));
}

/**
 * Whether the share at a duration is known: somebody was watched that long, or nobody was left to watch.
 *
 * @param open ends after which a row could still have had the event
 */
export function isKnownAt(
  cells: readonly LifeCell[],
  duration: number,
  open: readonly LifeCell['end'][],
): boolean {
  const longest = cells.reduce((most, cell) => Math.max(most, cell.duration), -1);
  if (longest >= duration) return true;
  return cells.length > 0 && !cells.some((cell) => cell.duration === longest && open.includes(cell.end));
}

/**
 * The same buckets with their censorings first. Where in a bucket a row was censored is not known: events first makes
 * the slowest curve that the rows allow, censorings first the fastest, and the exact one lies between.
 */
export function censoredFirst(cells: readonly LifeCell[]): LifeCell[] {
  return cells.map((cell) =>
    cell.end === 'censored' ? { ...cell, duration: bucketLower(bucketOf(cell.duration)) } : cell,
  );
}
