import type { WallClock } from './wall-clock.ts';

const YEAR_FIRST =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/;
const DAY_FIRST =
  /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: +(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?()$/;

export type TimeOrder = 'year-first' | 'day-first';

/** How a time of each order is written, for error messages. */
export const TIME_EXAMPLE: Record<TimeOrder, string> = {
  'year-first': '2026-01-05 09:30:00',
  'day-first': '5/1/2026 09:30',
};

/**
 * A time as files write it, in epoch ms: year first (`2011-07-01 01:32:33`, `2020/1/6 12:09`, ISO 8601, milliseconds)
 * or day first (`29/2/2016 06:38`). Without an offset of its own it is read on `clock`. Null when it is no time, also when
 * it names a day or hour that does not exist.
 */
export function readTime(text: string, order: TimeOrder, clock: WallClock): number | null {
  const parts = (order === 'year-first' ? YEAR_FIRST : DAY_FIRST).exec(text.trim());
  if (!parts) return null;
  const number = (i: number) => Number(parts[i] ?? 0);
  const [year, month, day] =
    order === 'year-first' ? [number(1), number(2), number(3)] : [number(3), number(2), number(1)];
  const [hour, minute, second] = [number(4), number(5), number(6)];
  if (hour > 23 || minute > 59 || second > 59 || month < 1 || month > 12 || year < 1900) return null;
  const midnight = Date.UTC(year, month - 1, day);
  if (new Date(midnight).getUTCDate() !== day) return null;
  const ms = Number((parts[7] ?? '').padEnd(3, '0').slice(0, 3));
  const local = midnight + ((hour * 60 + minute) * 60 + second) * 1000 + ms;
  const zone = parts[8];
  if (!zone) return clock(local);
  if (zone === 'Z') return local;
  const sign = zone.startsWith('-') ? -1 : 1;
  return local - sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * 60_000;
}
