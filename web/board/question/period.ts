import { addDays, startOfDay } from '../../format/zoned-day.ts';

/** Periods with a name, counted back from the day of the question. */
export const PRESETS = [
  'all',
  'this-month',
  'last-month',
  'last-30-days',
  'last-90-days',
  'this-quarter',
  'this-year',
  'last-year',
] as const;
export type Preset = (typeof PRESETS)[number];

export type Period =
  { kind: 'preset'; preset: Preset } | { kind: 'between'; from: number | null; to: number | null };

/** Epoch ms, `from` inclusive and `to` exclusive; null where there is no bound. */
export interface Span {
  from: number | null;
  to: number | null;
}

export function readPreset(text: string): Preset | null {
  return PRESETS.find((preset) => preset === text) ?? null;
}

/** First day and the day after the last of a named period, seen from `today` (`2026-11-24`). */
export function daysOfPreset(preset: Preset, today: string): { from: string; to: string } | null {
  const tomorrow = addDays(today, 1);
  const month = `${today.slice(0, 7)}-01`;
  const year = today.slice(0, 4);
  switch (preset) {
    case 'all':
      return null;
    case 'this-month':
      return { from: month, to: tomorrow };
    case 'last-month':
      return { from: `${addDays(month, -1).slice(0, 7)}-01`, to: month };
    case 'last-30-days':
      return { from: addDays(tomorrow, -30), to: tomorrow };
    case 'last-90-days':
      return { from: addDays(tomorrow, -90), to: tomorrow };
    case 'this-quarter': {
      const begins = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1;
      return { from: `${year}-${String(begins).padStart(2, '0')}-01`, to: tomorrow };
    }
    case 'this-year':
      return { from: `${year}-01-01`, to: tomorrow };
    case 'last-year':
      return { from: `${Number(year) - 1}-01-01`, to: `${year}-01-01` };
  }
}

/** The instants of a period; the whole day of `today` belongs to it, though its rest has not happened. */
export function spanOf(period: Period, today: string, zone: string): Span {
  if (period.kind === 'between') return { from: period.from, to: period.to };
  const days = daysOfPreset(period.preset, today);
  if (!days) return { from: null, to: null };
  return { from: startOfDay(days.from, zone), to: startOfDay(days.to, zone) };
}
