import type { Clock, Dimension } from '../../../analytics/question.ts';
import { hoursLabel } from '../../charts/drawing/hours-label.ts';
import { count, percent } from '../../format/number.ts';
import type { Language } from '../../format/language.ts';

/** The reader's words, as an argument of everything that makes text from figures. */
export interface Speech {
  t: (key: string, parameters?: Record<string, string | number>) => string;
  language: Language;
  clock: Clock;
  dimension: (dimension: Dimension) => string;
  name: (dimension: Dimension, value: string | null, short?: boolean) => string;
}

/** Where there is nothing to say. */
export const DASH = '—';

export function shareText(share: number | null): string {
  return share === null ? DASH : percent(share);
}

export function countText(value: number | null, speech: Pick<Speech, 'language'>): string {
  return value === null ? DASH : count(value, speech.language);
}

/** Hours; a quantile that the curve has not come down to is "not reached", and without a sample there is nothing. */
export function hoursText(value: number | null, sample: number, speech: Speech): string {
  if (value !== null) return hoursLabel(value, speech.clock, speech.language);
  return sample === 0 ? DASH : speech.t('board.notReached');
}

/** Hours with two decimals, beside the rounded reading: reports quote them. */
export function exactHours(value: number | null, speech: Pick<Speech, 't' | 'clock'>): string {
  if (value === null) return '';
  const key = speech.clock === 'working' ? 'board.workingHoursExact' : 'board.hoursExact';
  return speech.t(key, { n: value.toFixed(2) });
}

/** `95% 区间 77.4%–78.6%`, empty without an interval. */
export function shareInterval(low: number | null, high: number | null, speech: Pick<Speech, 't'>): string {
  if (low === null || high === null) return '';
  return speech.t('board.interval', { low: percent(low), high: percent(high) });
}

/** The interval of hours; one whose upper end is not reached says so. */
export function hoursInterval(low: number | null, high: number | null, speech: Speech): string {
  if (low === null) return '';
  return speech.t('board.interval', {
    low: hoursLabel(low, speech.clock, speech.language),
    high: high === null ? speech.t('board.notReached') : hoursLabel(high, speech.clock, speech.language),
  });
}
