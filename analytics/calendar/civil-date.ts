/** Civil dates as day numbers: whole days since 1970-01-01 in no zone at all. */
export const DAY_MS = 86_400_000;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Day number of a `YYYY-MM-DD`, or null where that is no date (`2026-02-30`). */
export function dayNumber(date: string): number | null {
  const parts = DATE.exec(date);
  if (!parts) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const ms = Date.UTC(year, month - 1, day);
  const back = new Date(ms);
  return back.getUTCMonth() === month - 1 && back.getUTCDate() === day && year >= 100 ? ms / DAY_MS : null;
}

/** `YYYY-MM-DD` of a day number. */
export function civilDate(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Monday to Friday. Day 0, 1970-01-01, was a Thursday. */
export function isWeekday(day: number): boolean {
  return (((day + 3) % 7) + 7) % 7 < 5;
}

/** Mondays to Fridays before `day`, counted from Monday 1969-12-29 (negative before it). */
export function weekdaysBefore(day: number): number {
  const days = day + 3;
  const weeks = Math.floor(days / 7);
  return weeks * 5 + Math.min(5, days - weeks * 7);
}
