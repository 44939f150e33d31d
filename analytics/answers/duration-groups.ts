import type { DurationGroup, GroupKey, WithinShare } from '../answer.ts';
import { bucketLower, bucketOf } from '../buckets.ts';
import type { DurationMetric } from '../metrics/metric.ts';
import { quantileInOrder } from '../stats/bin-orders.ts';
import { atRiskAt, lastAtMost, sumOf, type LifeTable } from '../stats/life-table.ts';
import { quantiles } from '../stats/quantile.ts';
import { wilson } from '../stats/wilson.ts';
import type { DurationCell } from '../stores/store.ts';
import { estimateOf, type Estimate } from './estimate.ts';
import { countOf, HOUR_MS, inHours, isKnownAt, livesOf, type Lives } from './lives.ts';

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
    sample: used.all,
    closedOnly: plain(ended),
    faults,
  };
}

/** Type 7 quantiles of what has ended, hours. */
function plain(ended: Lives['ended']): DurationGroup['closedOnly'] {
  const [median = null, p90 = null] = quantiles(ended, [0.5, 0.9]);
  return { median: inHours(median), p90: inHours(p90), n: sumOf(ended.counts) };
}

type Figures = Pick<DurationGroup, 'median' | 'low' | 'high' | 'p90' | 'within' | 'estimator' | 'precision'>;

function estimated(estimator: DurationMetric['estimator'], { used }: Lives, binned: boolean): Figures {
  const estimate = estimateOf(estimator, used);
  const { low, high } = estimate.limits(0.5);
  return {
    median: inHours(estimate.quantile(0.5)),
    low: inHours(low),
    high: inHours(high),
    p90: inHours(estimate.quantile(0.9)),
    within: WITHIN_HOURS.map((hours) => withinShare(estimate, used, hours)),
    estimator,
    precision: binned
      ? { kind: 'binned', medianBetween: medianBounds(used, estimator !== 'kaplan-meier') }
      : { kind: 'exact' },
  };
}

/** From the lower edge of the bucket that the fastest curve reaches to the upper edge of the slowest curve's. */
function medianBounds(used: LifeTable, competes: boolean): [number, number] | null {
  const fastest = quantileInOrder(used, 0.5, 'fastest', competes);
  const slowest = quantileInOrder(used, 0.5, 'slowest', competes);
  if (slowest === null || fastest === null) return null;
  return [bucketLower(bucketOf(fastest)) / HOUR_MS, slowest / HOUR_MS];
}

function withinShare(estimate: Estimate, used: LifeTable, hours: number): WithinShare {
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
      const by = sumOf(ended.counts.subarray(0, lastAtMost(ended.values, hours * HOUR_MS) + 1));
      const atRisk = atRiskAt(used, hours * HOUR_MS);
      return { hours, share: n === 0 ? null : by / n, ...wilson(by, n), atRisk };
    }),
    estimator: 'quantile',
    precision: { kind: 'exact' },
  };
}
