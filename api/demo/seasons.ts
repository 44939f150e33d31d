import { civilDate, DAY_MS, dayNumber } from '../../analytics/calendar/civil-date.ts';
import { instantOf, zoneOffset } from '../../analytics/calendar/zone-offset.ts';
import type { Channel } from '../../ingest/submission.ts';
import { dayIn } from '../tickets/day.ts';

/** Months and days of a year, both inclusive, in which a campus is louder or quieter than usual. */
const SEASONS: readonly (readonly [string, string, number])[] = [
  // winter vacation, the weeks around the Spring Festival
  ['01-20', '02-20', 0.28],
  ['02-21', '03-08', 1.35],
  // examinations
  ['06-15', '07-10', 1.15],
  // summer vacation
  ['07-11', '08-24', 0.32],
  // a new year begins: keys, beds, courses, cards
  ['08-25', '09-20', 1.5],
  ['12-25', '01-19', 1.15],
];

/** When the whole university closes: rest days of its own calendar, beside the public holidays. */
const CLOSURES: readonly (readonly [string, string, string])[] = [
  ['02-02', '02-14', '寒假集中休假 winter closure'],
  ['07-27', '08-14', '暑假集中休假 summer closure'],
];

const within = (day: string, [from, to]: readonly [string, string, ...unknown[]]): boolean =>
  from <= to ? day >= from && day <= to : day >= from || day <= to;

/** How much is lodged on a day, 1 being a working day in term. */
export function loadOf(date: string, works: boolean): number {
  const season = SEASONS.find((each) => within(date.slice(5), each))?.[2] ?? 1;
  return season * (works ? 1 : 0.5);
}

export type Day = { date: string; midnight: number };

/** Every day from that of one instant to that of another. */
export function daysBetween(zone: string, from: number, to: number): Day[] {
  const offsetAt = zoneOffset(zone);
  const first = dayNumber(dayIn(zone, from));
  const last = dayNumber(dayIn(zone, to));
  if (first === null || last === null) throw new RangeError('the span lies outside of the calendar');
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    date: civilDate(first + index),
    midnight: instantOf(offsetAt, (first + index) * DAY_MS),
  }));
}

/** Closures that a span touches, with half a year after it, so that due times already know the next one. */
export function closuresBetween(
  zone: string,
  from: number,
  to: number,
): { date: string; working: false; note: string }[] {
  return daysBetween(zone, from, to + 183 * DAY_MS).flatMap(({ date }) => {
    const closure = CLOSURES.find((each) => within(date.slice(5), each));
    return closure ? [{ date, working: false as const, note: closure[2] }] : [];
  });
}

const office = [0, 0, 0, 0, 0, 0, 0, 0, 3, 8, 9, 6, 0, 0, 7, 9, 7, 3, 0, 0, 0, 0, 0, 0];
const evening = [2, 1, 0, 0, 0, 0, 1, 3, 5, 6, 6, 6, 8, 5, 4, 4, 5, 6, 6, 7, 9, 10, 9, 5];
const calls = [2, 1, 1, 0, 0, 0, 1, 3, 8, 10, 9, 7, 4, 3, 8, 9, 7, 6, 4, 4, 5, 5, 4, 3];

/** Weight of each hour of the day by channel: counters keep office hours, phones and the hotline do not. */
export const HOURS: Record<Channel, readonly number[]> = {
  hotline: calls,
  counter: office,
  'public-account': evening,
  online: evening,
};
