import { civilDate, DAY_MS, dayNumber } from '../../analytics/calendar/civil-date.ts';
import { periodIndex, periodLabel as keyOf, periodOfLabel, type Period } from '../../analytics/period.ts';
import type { Language } from './language.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** First day, and the day after the last, of `2026-10`, `2026-W41` or `2026-10-05`; null when the key is none of them. */
export function daysOfPeriod(kind: Period, key: string): { from: string; to: string } | null {
  const index = periodOfLabel(kind, key);
  if (index === null) return null;
  return { from: civilDate(firstDay(kind, index)), to: civilDate(firstDay(kind, index + 1)) };
}

function firstDay(kind: Period, index: number): number {
  if (kind === 'day') return index;
  if (kind === 'week') return index * 7 - 3;
  return Date.UTC(Math.floor(index / 12), index % 12, 1) / DAY_MS;
}

/** The key of the period that holds a day, empty when `day` is none. */
export function periodOfDay(kind: Period, day: string): string {
  const number = dayNumber(day);
  return number === null ? '' : keyOf(kind, periodIndex(kind, number));
}

/** All keys from the first to the last, so that a period without cases keeps its place; at most `most`. */
export function periodsBetween(kind: Period, first: string, last: string, most = 800): string[] {
  const [from, to] = [periodOfLabel(kind, first), periodOfLabel(kind, last)];
  if (from === null || to === null) return [];
  return Array.from({ length: Math.min(most, to - from + 1) }, (_, step) => keyOf(kind, from + step));
}

/** `2026年10月`, `9月28日起的一周`, `10月5日`: a period in words. */
export function periodName(kind: Period, key: string, language: Language): string {
  const span = daysOfPeriod(kind, key);
  if (!span) return key;
  const { year, month, day } = partsOf(span.from);
  if (kind === 'month') return language === 'zh' ? `${year}年${month}月` : `${MONTHS[month - 1]} ${year}`;
  const date =
    language === 'zh' ? `${year}年${month}月${day}日` : `${day} ${MONTHS[month - 1] ?? ''} ${year}`;
  if (kind === 'day') return date;
  return language === 'zh' ? `${date}起一周` : `Week of ${date}`;
}

/** The same, short enough to stand below an axis; the year only where it changes. */
export function periodLabel(kind: Period, key: string, language: Language): string {
  const span = daysOfPeriod(kind, key);
  if (!span) return key;
  const { year, month, day } = partsOf(span.from);
  if (kind === 'month') {
    if (language === 'zh') return month === 1 ? `${year}年1月` : `${month}月`;
    return month === 1 ? `Jan ${year}` : (MONTHS[month - 1] ?? '');
  }
  return language === 'zh' ? `${month}月${day}日` : `${day} ${MONTHS[month - 1] ?? ''}`;
}

function partsOf(day: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, day: date };
}
