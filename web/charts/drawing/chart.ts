import type { Language } from '../../format/language.ts';
import type { ChartTheme } from './theme.ts';

/** What the reader's language gives to a chart; numbers are made by `web/format`. */
export interface ChartWords {
  small: string;
  interval: string;
  average: string;
  overall: string;
  notReached: string;
  noSample: string;
  sample: string;
  partial: string;
  atRisk: string;
  unanswered: string;
  answered: string;
  afterReceipt: string;
  half: string;
  value: string;
  outside: string;
  inside: string;
  limit95: string;
  limit998: string;
}

/** Everything a chart needs besides its data. */
export interface ChartFrame {
  theme: ChartTheme;
  words: ChartWords;
  language: Language;
  clock: 'elapsed' | 'working';
  /** Below about 560 px: shorter names, fewer ticks. */
  narrow: boolean;
  /** What the chart shows in one sentence, for those who do not see it. */
  description: string;
}

/** Fewer than this in a group: shown hollow, and never judged (`numbers.md`, fair comparison). */
export const SMALL_SAMPLE = 20;

/** A group as a chart compares it. `key` is what opens the rows behind its mark. */
export interface ComparedGroup {
  key: string | null;
  name: string;
  /** Null where there is no sample or the quantile is not reached. */
  value: number | null;
  low: number | null;
  /** Null where the interval has no upper end. */
  high: number | null;
  sample: number;
}

/** A name cut to so many Chinese characters or twice as many letters. */
export function shortName(name: string, limit: number): string {
  let width = 0;
  for (const [place, letter] of [...name].entries()) {
    width += letter.charCodeAt(0) > 0x2e7f ? 1 : 0.5;
    if (width > limit) return `${[...name].slice(0, place - 1).join('')}…`;
  }
  return name;
}

export function isSmall(group: { sample: number }): boolean {
  return group.sample < SMALL_SAMPLE;
}

/** Whether the whole interval lies on one side of `reference`; small groups are never judged. */
export function sideOf(group: ComparedGroup, reference: number | null): 'below' | 'above' | 'within' {
  if (reference === null || group.value === null || isSmall(group)) return 'within';
  if (group.high !== null && group.high < reference) return 'below';
  if (group.low !== null && group.low > reference) return 'above';
  return 'within';
}
