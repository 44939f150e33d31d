import type { GroupKey, RateGroup } from '../answer.ts';
import type { IncidenceMetric } from '../metrics/metric.ts';
import { atRiskAt, lastAtMost, lifeTable, sumOf } from '../stats/life-table.ts';
import { wilson } from '../stats/wilson.ts';
import type { CountsCell, DurationCell } from '../stores/store.ts';
import { estimateOf } from './estimate.ts';
import { isKnownAt, isLife } from './lives.ts';

export function rateGroup(key: GroupKey, cells: readonly CountsCell[]): RateGroup {
  const sum = (name: string): number => cells.reduce((all, { counts }) => all + (counts[name] ?? 0), 0);
  const proportion = (numerator: number, denominator: number) => ({
    value: denominator === 0 ? null : numerator / denominator,
    numerator,
    denominator,
  });
  const [numerator, denominator] = [sum('numerator'), sum('denominator')];
  return {
    key,
    ...proportion(numerator, denominator),
    ...wilson(numerator, denominator),
    sample: denominator,
    ...(cells.some(({ counts }) => 'defaults' in counts) && {
      defaults: proportion(sum('defaultSuccesses'), sum('defaults')),
    }),
  };
}

/** 1 - S(horizon): the value comes off the curve, and is not the quotient of the two counts beside it. */
export function incidenceGroup(
  { incidence: { horizonMs } }: Pick<IncidenceMetric, 'incidence'>,
  key: GroupKey,
  cells: readonly DurationCell[],
): RateGroup {
  const lives = lifeTable(cells.filter(isLife));
  const denominator = lives.all;
  const numerator = sumOf(lives.events.subarray(0, lastAtMost(lives.durations, horizonMs) + 1));
  const head = { key, numerator, denominator, sample: denominator };
  const estimate = estimateOf('kaplan-meier', lives);
  if (!isKnownAt(lives, horizonMs, estimate.open)) return { ...head, value: null, low: null, high: null };
  const { share, low, high } = estimate.within(horizonMs);
  // with no event at all the curve has no variance: those watched to the end are then a plain sample without one
  const limits = numerator === 0 ? wilson(0, atRiskAt(lives, horizonMs)) : { low, high };
  return { ...head, value: share, ...limits };
}
