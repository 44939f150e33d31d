import { civilDate, DAY_MS, dayNumber, isWeekday, weekdaysBefore } from './civil-date.ts';
import {
  momentOfWork,
  patternOf,
  REST,
  wallSpans,
  workWithin,
  type DayPattern,
  type Shift,
} from './day-pattern.ts';
import { fingerprint } from './fingerprint.ts';
import { instantOf, zoneOffset } from './zone-offset.ts';

export type { Shift } from './day-pattern.ts';

/** A day that the administrator decided: a school holiday, an anniversary, a make-up day of a year not yet published. */
export type CalendarOverride = { date: string; kind: 'working' | 'rest'; shifts?: readonly Shift[] };

export type CalendarDefinition = {
  /** IANA zone; `Asia/Shanghai` unless given. */
  zone?: string;
  /** Shifts of a working day; 08:30–12:00 and 14:00–17:30 unless given. */
  shifts?: readonly Shift[];
  /** Whether a `YYYY-MM-DD` of a covered year is worked. Asked only for `coveredYears`. */
  isWorkday: (date: string) => boolean;
  /** Years for which `isWorkday` knows the public holidays. Other years are Monday to Friday. */
  coveredYears: readonly number[];
  overrides?: readonly CalendarOverride[];
};

export type WorkingCalendar = {
  zone: string;
  /** Equal for calendars that answer alike on every tabled day; another when any of them changes. */
  version: string;
  coverage: { firstYear: number | null; lastYear: number | null; years: readonly number[] };
  /** Whether every day from `from` to `to` (instants) lies in a covered year: warn where a deadline does not. */
  covers(from: number, to?: number): boolean;
  /** Working ms from the origin, 2004-01-01 00:00 in the zone, to an instant; negative before it. */
  work(instant: number): number;
  /** Working ms from `from` to `to`; 0 when `to` is not later. */
  workBetween(from: number, to: number): number;
  /** First instant at or after `start` by which `ms` working ms have passed since; `start` itself for 0. */
  addWork(start: number, ms: number): number;
};

export const DEFAULT_ZONE = 'Asia/Shanghai';
export const DEFAULT_SHIFTS: readonly Shift[] = [
  { from: '08:30', to: '12:00' },
  { from: '14:00', to: '17:30' },
];

const FIRST_DAY = Date.UTC(1990, 0, 1) / DAY_MS;
const END_DAY = Date.UTC(2070, 0, 1) / DAY_MS;
const ORIGIN_DAY = Date.UTC(2004, 0, 1) / DAY_MS;

/**
 * A working calendar tabled once by day (1990 to 2069), so that `work` is an array look-up and `addWork` a binary
 * search. Before and after the table it goes on Monday to Friday at the offset of the table's edge. Throws a RangeError
 * on an unknown zone, a malformed shift or date, no shift at all, or a date outside the table.
 */
export function workingCalendar(definition: CalendarDefinition): WorkingCalendar {
  const zone = definition.zone ?? DEFAULT_ZONE;
  const offsetAt = zoneOffset(zone);
  const years = [...new Set(definition.coveredYears)].sort((a, b) => a - b);
  const covered = new Set(years);
  const standard = wallSpans(definition.shifts ?? DEFAULT_SHIFTS);
  if (standard.length === 0) throw new RangeError('至少要有一个班次 / at least one shift is needed');
  const standardPattern = patternOf(standard);
  const overrides = overridesByDay(definition.overrides ?? []);

  const size = END_DAY - FIRST_DAY;
  const starts = dayStarts(offsetAt, size + 1);
  const patterns: DayPattern[] = [];
  const prefix = new Float64Array(size + 1);
  const hash = fingerprint();
  for (let i = 0; i < size; i++) {
    const day = FIRST_DAY + i;
    const wall = wallSpansOf(day);
    const regular = at(starts, i + 1) - at(starts, i) === DAY_MS;
    const pattern =
      wall.length === 0 ? REST : regular ? regularPattern(wall) : changeDayPattern(wall, day, at(starts, i));
    patterns.push(pattern);
    prefix[i + 1] = at(prefix, i) + pattern.total;
    hash.add(at(starts, i));
    for (const [from, to] of pattern.spans) {
      hash.add(from);
      hash.add(to);
    }
  }
  const origin = at(prefix, ORIGIN_DAY - FIRST_DAY);
  for (let i = 0; i <= size; i++) prefix[i] = at(prefix, i) - origin;
  for (const year of years) hash.add(year);

  const earlyOffset = FIRST_DAY * DAY_MS - at(starts, 0);
  const lateOffset = END_DAY * DAY_MS - at(starts, size);

  function wallSpansOf(day: number): readonly [number, number][] {
    const override = overrides.get(day);
    if (override)
      return override.kind === 'rest' ? [] : override.shifts ? wallSpans(override.shifts) : standard;
    const date = civilDate(day);
    const works = covered.has(Number(date.slice(0, 4))) ? definition.isWorkday(date) : isWeekday(day);
    return works ? standard : [];
  }

  function regularPattern(wall: readonly [number, number][]): DayPattern {
    return wall === standard ? standardPattern : patternOf(wall);
  }

  /** On a day when the clocks change, shifts keep their wall time, so that their distance from midnight moves. */
  function changeDayPattern(wall: readonly [number, number][], day: number, start: number): DayPattern {
    const moment = (ms: number) => instantOf(offsetAt, day * DAY_MS + ms) - start;
    return patternOf(wall.map(([from, to]) => [moment(from), moment(to)] as const));
  }

  /** Index of the tabled day that holds the instant; below 0 or at `size` and beyond outside the table. */
  function indexOf(instant: number): number {
    if (instant < at(starts, 0)) return Math.floor((instant + earlyOffset) / DAY_MS) - FIRST_DAY;
    if (instant >= at(starts, size)) return Math.floor((instant + lateOffset) / DAY_MS) - FIRST_DAY;
    let i = Math.floor((instant - at(starts, 0)) / DAY_MS);
    if (i >= size) i = size - 1;
    while (at(starts, i) > instant) i--;
    while (at(starts, i + 1) <= instant) i++;
    return i;
  }

  function startOf(index: number): number {
    if (index < 0) return (FIRST_DAY + index) * DAY_MS - earlyOffset;
    if (index > size) return (FIRST_DAY + index) * DAY_MS - lateOffset;
    return at(starts, index);
  }

  function workBefore(index: number): number {
    if (index < 0) {
      return (
        at(prefix, 0) -
        (weekdaysBefore(FIRST_DAY) - weekdaysBefore(FIRST_DAY + index)) * standardPattern.total
      );
    }
    if (index > size) {
      return (
        at(prefix, size) +
        (weekdaysBefore(FIRST_DAY + index) - weekdaysBefore(END_DAY)) * standardPattern.total
      );
    }
    return at(prefix, index);
  }

  function patternAt(index: number): DayPattern {
    return patterns[index] ?? (isWeekday(FIRST_DAY + index) ? standardPattern : REST);
  }

  function work(instant: number): number {
    const index = indexOf(instant);
    return workBefore(index) + workWithin(patternAt(index), instant - startOf(index));
  }

  /** The day on which the running sum first reaches `target`. */
  function dayReaching(target: number): number {
    if (target > at(prefix, size) || target <= at(prefix, 0)) {
      const days = ((target - at(prefix, target > 0 ? size : 0)) / standardPattern.total / 5) * 7;
      let index = Math.floor(days) + (target > 0 ? size : 0);
      while (workBefore(index) >= target) index--;
      while (workBefore(index + 1) < target) index++;
      return index;
    }
    let low = 0;
    let high = size - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at(prefix, middle + 1) >= target) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  return {
    zone,
    version: `${zone}/${years.at(0) ?? '-'}-${years.at(-1) ?? '-'}/${hash.hex()}`,
    coverage: { firstYear: years.at(0) ?? null, lastYear: years.at(-1) ?? null, years },
    covers(from, to = from) {
      const [first, last] = [yearOf(Math.min(from, to)), yearOf(Math.max(from, to))];
      for (let year = first; year <= last; year++) if (!covered.has(year)) return false;
      return true;
    },
    work,
    workBetween: (from, to) => (to <= from ? 0 : work(to) - work(from)),
    addWork(start, ms) {
      if (!(ms >= 0)) throw new RangeError('工作时间不得为负 / working time to add must not be negative');
      if (ms === 0) return start;
      const target = work(start) + ms;
      const index = dayReaching(target);
      return startOf(index) + momentOfWork(patternAt(index), target - workBefore(index));
    },
  };

  function yearOf(instant: number): number {
    return new Date((FIRST_DAY + indexOf(instant)) * DAY_MS).getUTCFullYear();
  }
}

/** A typed array read inside its bounds. */
function at(array: Float64Array, index: number): number {
  return array[index] ?? 0;
}

function overridesByDay(overrides: readonly CalendarOverride[]): Map<number, CalendarOverride> {
  const byDay = new Map<number, CalendarOverride>();
  for (const override of overrides) {
    const day = dayNumber(override.date);
    if (day === null || day < FIRST_DAY || day >= END_DAY) {
      throw new RangeError(
        `日期应写作 2027-01-01，且在 1990 至 2069 年之间 / a date is written 2027-01-01, between 1990 and 2069, not "${override.date}"`,
      );
    }
    byDay.set(day, override);
  }
  return byDay;
}

/**
 * Local midnights of the tabled days. The zone is asked once a week, and day by day only where its offset changed
 * within the week: asking for each of 29,220 days would take a tenth of a second.
 */
function dayStarts(offsetAt: (instant: number) => number, count: number): Float64Array {
  const starts = new Float64Array(count);
  for (let week = 0; week < count; week += 7) {
    const first = FIRST_DAY + week;
    const offset = offsetAt((first - 1) * DAY_MS);
    const steady = offset === offsetAt((first + 8) * DAY_MS);
    for (let i = week; i < Math.min(week + 7, count); i++) {
      const midnight = (FIRST_DAY + i) * DAY_MS;
      starts[i] = steady ? midnight - offset : instantOf(offsetAt, midnight);
    }
  }
  return starts;
}
