import type { Curve, GroupKey } from '../answer.ts';
import type { DurationMetric } from '../metrics/metric.ts';
import { aalenJohansen, incidencePoint } from '../stats/aalen-johansen.ts';
import { kaplanMeier, survivalPoint } from '../stats/kaplan-meier.ts';
import { atRiskAt, type LifeTable } from '../stats/life-table.ts';
import type { DurationCell } from '../stores/store.ts';
import { HOUR_MS, livesOf } from './lives.ts';

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
  const longest = used.durations.at(-1);
  if (finishedOnly || longest === undefined) return { key, points: [] };
  const begin = { hours: 0, low: null, high: null, atRisk: used.all };
  const survival = metric.estimator === 'kaplan-meier';
  const all: Point[] = [
    { ...begin, share: survival ? 1 : 0 },
    ...(survival ? survivalSteps : incidenceSteps)(used),
  ];
  const last = all.at(-1);
  // the curve goes on, flat, for as long as somebody was watched
  if (last && last.hours < longest / HOUR_MS)
    all.push({ ...last, hours: longest / HOUR_MS, atRisk: atRiskAt(used, longest) });
  return { key, points: visible(all) };
}

function survivalSteps(used: LifeTable): Point[] {
  const curve = kaplanMeier(used);
  return Array.from(curve.durations, (duration, place) => {
    const { survival, low, high, atRisk } = survivalPoint(curve, place);
    return { hours: duration / HOUR_MS, share: survival, low, high, atRisk };
  });
}

function incidenceSteps(used: LifeTable): Point[] {
  const curve = aalenJohansen(used);
  return Array.from(curve.durations, (duration, place) => {
    const { incidence, low, high, atRisk } = incidencePoint(curve, place);
    return { hours: duration / HOUR_MS, share: incidence, low, high, atRisk };
  });
}

function visible(points: Point[]): Point[] {
  let drawn: Point | undefined;
  return points.filter((point, place) => {
    const keep = !drawn || place === points.length - 1 || Math.abs(point.share - drawn.share) >= VISIBLE;
    if (keep) drawn = point;
    return keep;
  });
}
