import type { Curve, GroupKey } from '../answer.ts';
import type { DurationMetric } from '../metrics/metric.ts';
import { aalenJohansen } from '../stats/aalen-johansen.ts';
import { kaplanMeier } from '../stats/kaplan-meier.ts';
import type { DurationCell } from '../stores/store.ts';
import { HOUR_MS, livesOf, total } from './lives.ts';

type Point = Curve['points'][number];

/** A step smaller than this is not drawn: a curve of 20,000 steps looks the same with 500. */
const VISIBLE = 1 / 500;

/**
 * The curve of one group: share still waiting (Kaplan-Meier), or share that had the event (Aalen-Johansen). Sources of
 * finished cases only have none.
 */
export function curveOf(
  metric: Pick<DurationMetric, 'estimator'>,
  key: GroupKey,
  cells: readonly DurationCell[],
): Curve {
  const { used, finishedOnly } = livesOf(cells);
  if (finishedOnly || used.length === 0) return { key, points: [] };
  const begin = { hours: 0, low: null, high: null, atRisk: total(used) };
  const survival = metric.estimator === 'kaplan-meier';
  const steps: Point[] = survival
    ? kaplanMeier(used).map((point) => ({ ...point, hours: point.duration / HOUR_MS, share: point.survival }))
    : aalenJohansen(used).map((point) => ({
        ...point,
        hours: point.duration / HOUR_MS,
        share: point.incidence,
      }));
  const longest = used.reduce((most, { duration }) => Math.max(most, duration), 0) / HOUR_MS;
  const all = [{ ...begin, share: survival ? 1 : 0 }, ...steps];
  const last = all.at(-1);
  // the curve goes on, flat, for as long as somebody was watched
  if (last && last.hours < longest)
    all.push({
      ...last,
      hours: longest,
      atRisk: total(used.filter((each) => each.duration / HOUR_MS >= longest)),
    });
  return {
    key,
    points: visible(all).map(({ hours, share, low, high, atRisk }) => ({ hours, share, low, high, atRisk })),
  };
}

function visible(points: Point[]): Point[] {
  let drawn: Point | undefined;
  return points.filter((point, place) => {
    const keep = !drawn || place === points.length - 1 || Math.abs(point.share - drawn.share) >= VISIBLE;
    if (keep) drawn = point;
    return keep;
  });
}
