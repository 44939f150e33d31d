import { bytes, count, percent, percentWithInterval } from '../format/number.ts';
import { clockTime, fullTime, isoDay, nearTime, shortDay } from '../format/date.ts';
import { ago, countdown, duration, hours, limitMinutes, workingSpan } from '../format/duration.ts';
import { language } from './locale.ts';
import { useSession } from './session.ts';

/** The pure formats of `web/format`, bound to the reader's language and the installation's zone; reactive in templates. */
export function useFormats() {
  const { zone } = useSession();
  return {
    isoDay: (at: number) => isoDay(at, zone.value),
    clockTime: (at: number) => clockTime(at, zone.value),
    shortDay: (at: number, now: number) => shortDay(at, now, zone.value, language.value),
    nearTime: (at: number, now: number) => nearTime(at, now, zone.value, language.value),
    fullTime: (at: number) => fullTime(at, zone.value, language.value),
    duration: (span: number) => duration(span, language.value),
    workingSpan: (span: number) => workingSpan(span, language.value),
    countdown: (dueAt: number, now: number) => countdown(dueAt, now, language.value),
    ago: (at: number, now: number) => ago(at, now, language.value),
    hours: (value: number | null) => hours(value, language.value),
    limitMinutes: (minutes: number) => limitMinutes(minutes, language.value),
    count: (value: number | null) => count(value, language.value),
    percent,
    percentWithInterval,
    bytes,
  };
}
