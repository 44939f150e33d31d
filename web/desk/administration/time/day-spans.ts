import type { CalendarDays } from '../../../../api/contract/administration.ts';

type Day = CalendarDays['overrides'][number];
/** Days in a row that are alike, as one line. */
export interface DaySpan {
  from: string;
  to: string;
  working: boolean;
  note: string;
}

const DAY = 86_400_000;
const after = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** A year of days at most, from the first to the last; none when the last is before the first. */
export function daysOf(span: DaySpan): Day[] {
  const count = (Date.parse(span.to) - Date.parse(span.from)) / DAY + 1;
  if (!(count >= 1) || count > 366) return [];
  return Array.from({ length: count }, (_, index) => ({
    date: after(span.from, index),
    working: span.working,
    note: span.note,
  }));
}

/** Days in their order, with those of the span written over what they were. */
export function withSpan(days: readonly Day[], span: DaySpan): Day[] {
  const written = daysOf(span);
  const dates = new Set(written.map((day) => day.date));
  return [...days.filter((day) => !dates.has(day.date)), ...written].sort((a, b) =>
    a.date.localeCompare(b.date),
  );
}

/** Single days, in their order, as spans. */
export function spansOf(days: readonly Day[]): DaySpan[] {
  const spans: DaySpan[] = [];
  for (const day of days) {
    const last = spans.at(-1);
    if (last && last.working === day.working && last.note === day.note && after(last.to, 1) === day.date)
      last.to = day.date;
    else spans.push({ from: day.date, to: day.date, working: day.working, note: day.note });
  }
  return spans;
}
