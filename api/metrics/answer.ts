import type { Curve, MetricAnswer } from '../../analytics/answer.ts';
import { ask, curvesOf } from '../../analytics/ask.ts';
import type { Question } from '../../analytics/question.ts';
import type { Huiyin } from '../huiyin.ts';
import { AppError } from '../problem.ts';
import { askedMetric } from './asked-metric.ts';
import { frameOf } from './frame.ts';

export type Asked = Pick<Huiyin, 'facts' | 'store' | 'calendar' | 'settings'>;

/**
 * One metric's answer to one question: the same for the API, the board and the command line.
 *
 * @throws AppError 404 for an unknown metric, 400 for a dimension that it lacks
 */
export async function answerMetric(huiyin: Asked, id: string, question: Question): Promise<MetricAnswer> {
  const metric = askedMetric(id, question);
  return ask(huiyin.facts, metric, question, await frameOf(huiyin, question));
}

/** The curve of each group of a duration. @throws AppError as above, and 400 where a metric has no curve */
export async function curvesOfMetric(huiyin: Asked, id: string, question: Question): Promise<Curve[]> {
  const metric = askedMetric(id, question);
  if (metric.shape !== 'duration')
    throw new AppError(400, 'no-curve', {
      zh: `指标“${metric.name.zh}”不是时长，没有曲线`,
      en: `"${metric.name.en}" is no duration and has no curve`,
    });
  return curvesOf(huiyin.facts, metric, question, await frameOf(huiyin, question));
}
