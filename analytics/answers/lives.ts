import { lifeTable, sumOf, type LifeCell, type LifeTable } from '../stats/life-table.ts';
import type { Counted } from '../stats/quantile.ts';
import type { DurationCell } from '../stores/store.ts';

export const HOUR_MS = 3_600_000;
export const inHours = (ms: number | null): number | null => (ms === null ? null : ms / HOUR_MS);

/** The lives of one group, sorted into what an estimate may use. */
export type Lives = {
  /** What the estimate works on. */
  used: LifeTable;
  /** Everything that ended with the event, finished-only sources included: durations in rising order. */
  ended: Counted;
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
  const lives: LifeCell[] = [];
  const open: LifeCell[] = [];
  let faults = 0;
  for (const cell of cells) {
    // the same objects, told apart by the end: there may be hundreds of thousands of them
    if (!isLife(cell)) faults += cell.count;
    else {
      lives.push(cell);
      if (!cell.completedOnly) open.push(cell);
    }
  }
  const all = lifeTable(lives);
  const finishedOnly = open.length === 0 && lives.length > 0;
  const used = finishedOnly || open.length === lives.length ? all : lifeTable(open);
  return {
    used,
    ended: { values: all.durations, counts: all.events },
    finishedOnly,
    leftOut: all.all - used.all,
    faults,
  };
}

/** Whether a cell is of rows whose times can be right. */
export function isLife(cell: DurationCell): cell is DurationCell & LifeCell {
  return cell.end !== 'fault';
}

export function total(cells: readonly { count: number }[]): number {
  let sum = 0;
  for (const { count } of cells) sum += count;
  return sum;
}

export const countOf = (table: LifeTable, end: LifeCell['end']): number => sumOf(columnOf(table, end));

const columnOf = (table: LifeTable, end: LifeCell['end']): Float64Array =>
  end === 'event' ? table.events : table[end];

/**
 * Whether the share at a duration is known: somebody was watched that long, or nobody was left to watch.
 *
 * @param open ends after which a row could still have had the event
 */
export function isKnownAt(table: LifeTable, duration: number, open: readonly LifeCell['end'][]): boolean {
  const longest = table.durations.at(-1);
  if (longest === undefined) return false;
  return longest >= duration || !open.some((end) => (columnOf(table, end).at(-1) ?? 0) > 0);
}
