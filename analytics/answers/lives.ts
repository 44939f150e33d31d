import { bucketLower, bucketOf } from '../buckets.ts';
import type { LifeCell } from '../stats/cells.ts';
import type { DurationCell } from '../stores/store.ts';

export const HOUR_MS = 3_600_000;
export const inHours = (ms: number | null): number | null => (ms === null ? null : ms / HOUR_MS);

/** The lives of one group, sorted into what an estimate may use. */
export type Lives = {
  /** What the estimate works on. */
  used: readonly LifeCell[];
  /** Everything that ended with the event, finished-only sources included. */
  ended: readonly LifeCell[];
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
  const ended: LifeCell[] = [];
  let faults = 0;
  for (const cell of cells) {
    const { end, completedOnly, count } = cell;
    // the same objects, told apart by the end: there may be hundreds of thousands of them
    if (!isLife(cell)) faults += count;
    else {
      (completedOnly ? finished : open).push(cell);
      if (end === 'event') ended.push(cell);
    }
  }
  const finishedOnly = open.length === 0 && finished.length > 0;
  return {
    used: finishedOnly ? finished : open,
    ended,
    finishedOnly,
    leftOut: finishedOnly ? 0 : total(finished),
    faults,
  };
}

function isLife(cell: DurationCell): cell is DurationCell & LifeCell {
  return cell.end !== 'fault';
}

export function total(cells: readonly { count: number }[]): number {
  let sum = 0;
  for (const { count } of cells) sum += count;
  return sum;
}

export function countOf(cells: readonly LifeCell[], end: LifeCell['end']): number {
  let sum = 0;
  for (const cell of cells) if (cell.end === end) sum += cell.count;
  return sum;
}

/** Rows still watched at a duration. */
export function atRiskAt(cells: readonly LifeCell[], duration: number): number {
  let sum = 0;
  for (const cell of cells) if (cell.duration >= duration) sum += cell.count;
  return sum;
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
  let longest = -1;
  for (const cell of cells) longest = Math.max(longest, cell.duration);
  if (longest >= duration) return true;
  return cells.length > 0 && !cells.some((cell) => cell.duration === longest && open.includes(cell.end));
}

/**
 * The same buckets with all that is no event first, what competes before what was censored. In which order the rows of a
 * bucket ended is not known. Whatever is left has the more weight the fewer are still watched when one is censored, so
 * this order makes the fastest curve that the rows allow, and events, censored, competing the slowest.
 */
export function eventsLast(cells: readonly LifeCell[]): LifeCell[] {
  return cells.map((cell) =>
    cell.end !== 'event' ? { ...cell, duration: bucketLower(bucketOf(cell.duration)) } : cell,
  );
}

/** The same buckets with events first, then what was censored: the slowest curve where other ends compete. */
export function competingLast(cells: readonly LifeCell[]): LifeCell[] {
  return cells.map((cell) =>
    cell.end === 'competing' ? { ...cell, duration: justAbove(cell.duration) } : cell,
  );
}

/** Behind every row of its bucket, and before all of the next. */
function justAbove(duration: number): number {
  return duration === 0 ? Number.MIN_VALUE : duration * (1 + 2 ** -40);
}
