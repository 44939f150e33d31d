import { civilDate, dayNumber } from '../../analytics/calendar/civil-date.ts';
import { isoDay } from './date.ts';

/** Whether a text is a day of the calendar: `2026-02-30` is none. */
export function isDay(text: string): boolean {
  return dayNumber(text) !== null;
}

/** Another day of the calendar, so many days on; an empty text when `day` is none. */
export function addDays(day: string, days: number): string {
  const number = dayNumber(day);
  return number === null ? '' : civilDate(number + days);
}

/** Epoch ms at which a day begins in a zone, also where the clocks changed during its night. */
export function startOfDay(day: string, zone: string): number {
  const noon = Date.parse(`${day}T12:00:00Z`);
  // the civil day of a zone begins within 14 hours of the same day's midnight UTC; halving finds it to the second
  let before = noon - 12 * 3_600_000 - 15 * 3_600_000;
  let after = noon - 12 * 3_600_000 + 13 * 3_600_000;
  while (after - before > 1_000) {
    const middle = before + Math.floor((after - before) / 2_000) * 1_000;
    if (isoDay(middle, zone) < day) before = middle;
    else after = middle;
  }
  return after;
}

/** `2026-11-24T14:05` in the zone: what a field for date and time takes. */
export function localMinute(at: number, zone: string): string {
  const day = isoDay(at, zone);
  const minute = Math.floor((at - startOfDay(day, zone)) / 60_000);
  const hour = Math.floor(minute / 60);
  return `${day}T${String(hour).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** The instant of such a text, null when it is none. */
export function instantOfLocalMinute(text: string, zone: string): number | null {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})$/.exec(text);
  if (!parts) return null;
  const [, day = '', hour, minute] = parts;
  if (!isDay(day)) return null;
  return startOfDay(day, zone) + (Number(hour) * 60 + Number(minute)) * 60_000;
}
