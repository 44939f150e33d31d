import type { Curve, MetricAnswer } from '../../../analytics/answer.ts';
import type { Dimension } from '../../../analytics/question.ts';
import type { NamedCurve } from '../../charts/survival-curves.ts';
import { markOf } from './compared-groups.ts';
import type { Speech } from './speech.ts';

/** More lines than this cannot be told apart. */
export const MOST_CURVES = 6;

/** The curves of the largest groups, the largest first, each with its mark and its name. */
export function namedCurves(
  curves: readonly Curve[],
  answer: MetricAnswer,
  by: Dimension | null,
  speech: Speech,
): { shown: NamedCurve[]; left: number } {
  const size = new Map(answer.groups.map((group) => [markOf(group.key), group.sample]));
  const named = curves
    .filter((curve) => curve.points.length > 0)
    .map((curve) => ({
      key: markOf(curve.key),
      name: by === null ? speech.t('board.chart.overall') : speech.name(by, curve.key[0] ?? null),
      points: curve.points,
    }))
    .toSorted((a, b) => (size.get(b.key) ?? 0) - (size.get(a.key) ?? 0));
  return { shown: named.slice(0, MOST_CURVES), left: Math.max(0, named.length - MOST_CURVES) };
}
