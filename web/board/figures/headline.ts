import type { DurationGroup, MetricAnswer, RateGroup } from '../../../analytics/answer.ts';
import { SMALL_SAMPLE } from '../../charts/drawing/chart.ts';
import {
  countText,
  DASH,
  hoursInterval,
  hoursText,
  shareInterval,
  shareText,
  exactHours,
  type Speech,
} from './speech.ts';

export interface HeadlineLine {
  label: string;
  text: string;
  /** Part of the metric whose rows this is, null where it is no count of rows. */
  part: string | null;
  rows: number;
}

export interface Headline {
  figure: string;
  /** There is no figure: nothing was counted, or the curve has not come so far. */
  none: boolean;
  interval: string;
  lines: HeadlineLine[];
  small: boolean;
}

/** An answer that was not grouped, as a card shows it. `parts` are those whose rows can be listed; null while unknown. */
export function headlineOf(answer: MetricAnswer, speech: Speech, parts: readonly string[] | null): Headline {
  const counted = (label: string, rows: number, ...named: string[]): HeadlineLine => ({
    label: speech.t(`board.card.${label}`),
    text: countText(rows, speech),
    part: named.find((part) => parts?.includes(part)) ?? null,
    rows,
  });
  switch (answer.shape) {
    case 'rate': {
      const [group] = answer.groups;
      return group ? rateHeadline(group, answer.metric, speech, counted) : nothing;
    }
    case 'duration': {
      const [group] = answer.groups;
      return group ? durationHeadline(group, speech, counted) : nothing;
    }
    case 'count': {
      const [group] = answer.groups;
      if (!group) return { ...nothing, figure: countText(0, speech), none: false };
      return {
        figure: countText(group.value, speech),
        none: false,
        interval: '',
        small: false,
        lines: [
          counted('list', group.value, ...(parts ?? [])),
          ...(group.age
            ? [
                { ...plain('ageMedian', speech), text: hoursText(group.age.median, 0, speech) },
                { ...plain('ageP90', speech), text: hoursText(group.age.p90, 0, speech) },
              ]
            : []),
        ],
      };
    }
  }
}

const nothing: Headline = { figure: DASH, none: true, interval: '', lines: [], small: false };

function plain(label: string, speech: Speech): HeadlineLine {
  return { label: speech.t(`board.card.${label}`), text: '', part: null, rows: 0 };
}

type Counted = (label: string, rows: number, ...parts: string[]) => HeadlineLine;

function rateHeadline(group: RateGroup, metric: string, speech: Speech, counted: Counted): Headline {
  const own = (label: string): string => {
    const key = `${label}-${metric}`;
    return OWN_WORDS.has(key) ? key : label;
  };
  return {
    figure: shareText(group.value),
    none: group.value === null,
    interval: shareInterval(group.low, group.high, speech),
    small: group.value !== null && group.sample < SMALL_SAMPLE,
    lines: [
      counted(own('numerator'), group.numerator, 'numerator'),
      counted(own('denominator'), group.denominator, 'denominator'),
      ...(group.defaults && group.defaults.denominator > 0
        ? [
            {
              ...counted('defaults', group.defaults.denominator, 'defaults', 'defaults-denominator'),
              text: `${shareText(group.defaults.value)} · ${countText(group.defaults.denominator, speech)}`,
            },
          ]
        : []),
    ],
  };
}

/** Metrics whose numerator and denominator have a plainer name than these words. */
const OWN_WORDS = new Set([
  'numerator-on-time-rate',
  'denominator-on-time-rate',
  'numerator-satisfied-rate',
  'denominator-satisfied-rate',
]);

function durationHeadline(group: DurationGroup, speech: Speech, counted: Counted): Headline {
  const finished = group.estimator === 'quantile';
  return {
    figure: short(group.median, group.sample, speech),
    none: group.median === null,
    interval: finished ? speech.t('board.card.finishedOnly') : hoursInterval(group.low, group.high, speech),
    small: group.median !== null && group.sample < SMALL_SAMPLE,
    lines: [
      {
        ...plain('closedOnly', speech),
        text: short(group.closedOnly.median, group.closedOnly.n, speech),
      },
      { ...plain('p90', speech), text: hoursText(group.p90, group.sample, speech) },
      counted('events', group.events, 'events'),
      counted('censored', group.censored, 'censored'),
      ...(group.competing > 0 ? [counted('competing', group.competing, 'competing')] : []),
    ],
  };
}

/** Two decimals while hours are read as hours: the figure that a report quotes. */
function short(hours: number | null, sample: number, speech: Speech): string {
  if (hours === null || hours < 1 || hours >= 72) return hoursText(hours, sample, speech);
  return exactHours(hours, speech);
}
