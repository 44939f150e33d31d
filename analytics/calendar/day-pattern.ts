import { DAY_MS } from './civil-date.ts';

/** Part of a day in which work is done, local wall time: `{ from: '08:30', to: '12:00' }`; `24:00` may end one. */
export type Shift = { from: string; to: string };

/** A day's shifts as ms from its local midnight, and their sum. */
export type DayPattern = { spans: readonly (readonly [number, number])[]; total: number };

export const REST: DayPattern = { spans: [], total: 0 };

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

function wallTime(text: string, end: boolean): number {
  if (end && text === '24:00') return DAY_MS;
  const parts = TIME.exec(text);
  if (!parts) throw new RangeError(`班次时间应写作 08:30 / a shift time is written 08:30, not "${text}"`);
  return (Number(parts[1]) * 60 + Number(parts[2])) * 60_000;
}

/**
 * Shifts as wall-clock spans in order. Throws a RangeError on a malformed time, on a shift that ends before it begins
 * (a night shift is two shifts: to 24:00, and from 00:00 of the next day) and on shifts that overlap.
 */
export function wallSpans(shifts: readonly Shift[]): [number, number][] {
  const spans = shifts.map(({ from, to }): [number, number] => [wallTime(from, false), wallTime(to, true)]);
  spans.sort((a, b) => a[0] - b[0]);
  let last = -1;
  for (const [from, to] of spans) {
    if (to <= from) throw new RangeError('班次的结束须晚于开始 / a shift must end after it begins');
    if (from < last) throw new RangeError('班次不得重叠 / shifts must not overlap');
    last = to;
  }
  return spans;
}

export function patternOf(spans: readonly (readonly [number, number])[]): DayPattern {
  return { spans, total: spans.reduce((sum, [from, to]) => sum + to - from, 0) };
}

/** Working ms of the day before `elapsed` ms after its local midnight. */
export function workWithin(pattern: DayPattern, elapsed: number): number {
  let done = 0;
  for (const [from, to] of pattern.spans) {
    if (elapsed <= from) break;
    done += (elapsed < to ? elapsed : to) - from;
  }
  return done;
}

/** First moment of the day (ms after midnight) by which `work` ms are done; `work` in (0, total]. */
export function momentOfWork(pattern: DayPattern, work: number): number {
  let left = work;
  for (const [from, to] of pattern.spans) {
    if (left <= to - from) return from + left;
    left -= to - from;
  }
  return pattern.spans.at(-1)?.[1] ?? 0;
}
