import type { DurationGroup, GroupKey, WithinShare } from '../answer.ts';
import { bucketLower, bucketOf } from '../buckets.ts';
import type { DurationMetric } from '../metrics/metric.ts';
import { quantiles } from '../stats/quantile.ts';
import { wilson } from '../stats/wilson.ts';
import type { DurationCell } from '../stores/store.ts';
import { estimateOf, type Estimate } from './estimate.ts';
import {
  atRiskAt,
  competingLast,
  eventsLast,
  countOf,
  HOUR_MS,
  inHours,
  isKnownAt,
  livesOf,
  total,
  type Lives,
} from './lives.ts';

/** "Answered within T", hours. */
export const WITHIN_HOURS: readonly number[] = [24, 72, 120, 168, 720];

export function durationGroup(
  metric: Pick<DurationMetric, 'estimator'>,
  key: GroupKey,
  cells: readonly DurationCell[],
  binned: boolean,
): DurationGroup {
  const lives = livesOf(cells);
  const { used, ended, faults } = lives;
  const figures = lives.finishedOnly ? described(lives) : estimated(metric.estimator, lives, binned);
  return {
    key,
    ...figures,
    events: countOf(used, 'event'),
    censored: countOf(used, 'censored'),
    competing: countOf(used, 'competing'),
    sample: total(used),
    closedOnly: plain(ended),
    faults,
  };
}

/** Type 7 quantiles of what has ended, hours. */
function plain(ended: Lives['ended']): DurationGroup['closedOnly'] {
  const values = ended.map(({ duration, count }) => ({ value: duration, count }));
  const [median = null, p90 = null] = quantiles(values, [0.5, 0.9]);
  return { median: inHours(median), p90: inHours(p90), n: total(ended) };
}

type Figures = Pick<DurationGroup, 'median' | 'low' | 'high' | 'p90' | 'within' | 'estimator' | 'precision'>;

function estimated(estimator: DurationMetric['estimator'], { used }: Lives, binned: boolean): Figures {
  const estimate = estimateOf(estimator, used);
  const median = estimate.quantile(0.5);
  return {
    median: inHours(median.value),
    low: inHours(median.low),
    high: inHours(median.high),
    p90: inHours(estimate.quantile(0.9).value),
    within: WITHIN_HOURS.map((hours) => withinShare(estimate, used, hours)),
    estimator,
    precision: binned
      ? { kind: 'binned', medianBetween: bounds(estimator, used, median.value) }
      : { kind: 'exact' },
  };
}

/** Between the medians of the fastest and the slowest curve that the rows of the buckets allow. */
function bounds(
  estimator: DurationMetric['estimator'],
  used: Lives['used'],
  median: number | null,
): [number, number] | null {
  const medianOf = (cells: Lives['used']): number | null => estimateOf(estimator, cells).quantile(0.5).value;
  const fastest = medianOf(eventsLast(used));
  // Kaplan-Meier takes events first of itself, and what competes with them as censored
  const slowest = estimator === 'kaplan-meier' ? median : medianOf(competingLast(used));
  if (slowest === null || fastest === null) return null;
  return [bucketLower(bucketOf(fastest)) / HOUR_MS, slowest / HOUR_MS];
}

function withinShare(estimate: Estimate, used: Lives['used'], hours: number): WithinShare {
  const duration = hours * HOUR_MS;
  const atRisk = atRiskAt(used, duration);
  if (!isKnownAt(used, duration, estimate.open)) return { hours, share: null, low: null, high: null, atRisk };
  return { hours, ...estimate.within(duration), atRisk };
}

/** Plain quantiles of finished cases, in one word: `quantile`. */
function described({ used, ended }: Lives): Figures {
  const { median, p90, n } = plain(ended);
  return {
    median,
    low: null,
    high: null,
    p90,
    within: WITHIN_HOURS.map((hours) => {
      const by = total(ended.filter(({ duration }) => duration <= hours * HOUR_MS));
      const atRisk = atRiskAt(used, hours * HOUR_MS);
      return { hours, share: n === 0 ? null : by / n, ...wilson(by, n), atRisk };
    }),
    estimator: 'quantile',
    precision: { kind: 'exact' },
  };
}
