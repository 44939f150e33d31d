import type { Period } from '../../../analytics/period.ts';
import type { MetricAnswer } from '../../../analytics/answer.ts';
import type { TrendPoint } from '../../charts/trend-line.ts';
import { addDays } from '../../format/zoned-day.ts';
import { daysOfPeriod, periodsBetween } from '../../format/period.ts';
import { comparedGroups } from './compared-groups.ts';
import type { Speech } from './speech.ts';

/** What bounds a trend, as days of the installation's zone: a period that sticks out of them is partial. */
export interface Bounds {
  /** Null without a beginning. */
  from: string | null;
  /** Exclusive. */
  to: string | null;
  /** The day of the as-of; its rest has not happened. */
  today: string;
}

/** Periods in their order, none left out: one without cases is a gap in a rate, and zero in a count. */
export function trendPoints(
  answer: MetricAnswer,
  kind: Period,
  bounds: Bounds,
  speech: Speech,
): TrendPoint[] {
  const groups = new Map(comparedGroups(answer, [kind], speech).map((group) => [group.key ?? '', group]));
  const keys = [...groups.keys()].filter((key) => daysOfPeriod(kind, key) !== null).sort();
  const [first] = keys;
  const last = keys.at(-1);
  if (first === undefined || last === undefined) return [];
  return periodsBetween(kind, first, last).map((key) => {
    const group = groups.get(key);
    return {
      key,
      label: speech.name(kind, key, true),
      value: group ? group.value : answer.shape === 'count' ? 0 : null,
      low: group?.low ?? null,
      high: group?.high ?? null,
      sample: group?.sample ?? 0,
      partial: isPartial(kind, key, bounds),
    };
  });
}

/** Whether part of a period lies outside the bounds: it is compared with no whole one. */
export function isPartial(kind: Period, key: string, bounds: Bounds): boolean {
  const days = daysOfPeriod(kind, key);
  if (!days) return false;
  const tomorrow = addDays(bounds.today, 1);
  const end = bounds.to !== null && bounds.to < tomorrow ? bounds.to : tomorrow;
  return days.to > end || (bounds.from !== null && days.from < bounds.from);
}
