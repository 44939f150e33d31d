import { createRequire } from 'node:module';
import { z } from 'zod';
import { dayNumber, isWeekday } from './civil-date.ts';
import { workingCalendar, type CalendarDefinition, type WorkingCalendar } from './working-calendar.ts';

/**
 * The table of `chinese-days`, not its functions: those build and read it in the zone of the process (measured: under
 * TZ=America/New_York 1.5.7 took some working days of 2004 to 2026 for holidays, with strings as with Dates).
 */
const Table = z.object({
  holidays: z.record(z.string(), z.string()),
  workdays: z.record(z.string(), z.string()),
});
// read by require: importing JSON prints a warning on Node 20
const table = Table.parse(createRequire(import.meta.url)('chinese-days/dist/chinese-days.json'));

/**
 * Years whose public holidays and make-up working days 调休 the table holds (2004 to 2026 in 1.5.7). Any other year
 * would be Monday to Friday in silence, so callers are warned by `coverage`.
 */
export const CHINA_YEARS: readonly number[] = [
  ...new Set(Object.keys(table.holidays).map((date) => Number(date.slice(0, 4)))),
].sort((a, b) => a - b);

/** Whether a `YYYY-MM-DD` is a working day of the State Council's arrangement; Monday to Friday outside its years. */
export function isChinaWorkday(date: string): boolean {
  if (date in table.workdays) return true;
  if (date in table.holidays) return false;
  const day = dayNumber(date);
  return day !== null && isWeekday(day);
}

export type ChinaCalendarSettings = Omit<CalendarDefinition, 'isWorkday' | 'coveredYears'> & {
  /** Later years whose holidays the administrator has entered among the overrides. */
  enteredYears?: readonly number[];
};

/** The calendar of an installation in China: official days, the installation's overrides, its own shifts. */
export function chinaCalendar(settings: ChinaCalendarSettings = {}): WorkingCalendar {
  const { enteredYears = [], ...rest } = settings;
  return workingCalendar({
    ...rest,
    isWorkday: isChinaWorkday,
    coveredYears: [...CHINA_YEARS, ...enteredYears],
  });
}
