import { civilDate, DAY_MS, dayNumber } from './calendar/civil-date.ts';

/** Dimensions that are read off an instant rather than off a column. */
export const PERIODS = ['day', 'week', 'month'] as const;
export type Period = (typeof PERIODS)[number];

const PERIOD_NAMES: readonly string[] = PERIODS;
export function isPeriod(dimension: string): dimension is Period {
  return PERIOD_NAMES.includes(dimension);
}

/** Local day number of an instant, by the zone's offset there (ms). */
export function localDay(instant: number, offset: number): number {
  return Math.floor((instant + offset) / DAY_MS);
}

/** Index of the day, ISO week or month that holds a local day: rises by one from each to the next. */
export function periodIndex(period: Period, day: number): number {
  if (period === 'day') return day;
  // day 0 was a Thursday: weeks begin three days earlier, on Monday 1969-12-29
  if (period === 'week') return Math.floor((day + 3) / 7);
  const date = new Date(day * DAY_MS);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** `2026-03-09`, `2026-W11`, `2026-03` of an index. */
export function periodLabel(period: Period, index: number): string {
  if (period === 'day') return civilDate(index);
  if (period === 'month') return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  // an ISO week belongs to the year of its Thursday
  const thursday = index * 7;
  const year = new Date(thursday * DAY_MS).getUTCFullYear();
  const number = index - firstWeek(year) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/** Index of a label, null where it is no such period (`2026-13`, `2025-W53`). */
export function periodOfLabel(period: Period, label: string): number | null {
  if (period === 'day') return dayNumber(label);
  const parts = (period === 'month' ? /^(\d{4})-(\d{2})$/ : /^(\d{4})-W(\d{2})$/).exec(label);
  if (!parts) return null;
  const [year, number] = [Number(parts[1]), Number(parts[2])];
  const index = period === 'month' ? year * 12 + number - 1 : firstWeek(year) + number - 1;
  return periodLabel(period, index) === label ? index : null;
}

/** Index of the ISO week that holds the fourth of January. */
function firstWeek(year: number): number {
  return periodIndex('week', Date.UTC(year, 0, 4) / DAY_MS);
}
