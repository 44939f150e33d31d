import { FACTS } from '../../analytics/facts/schema.ts';
import { METRICS, metricById } from '../../analytics/metrics/index.ts';
import type { Metric } from '../../analytics/metrics/metric.ts';
import { isPeriod } from '../../analytics/period.ts';
import { DIMENSIONS, type Dimension, type Question } from '../../analytics/question.ts';
import { AppError, type FieldProblem } from '../problem.ts';

/** By what a metric can be asked: periods, and the columns that its fact has. */
export function dimensionsOf(metric: Metric): Dimension[] {
  return DIMENSIONS.filter((each) => isPeriod(each) || Object.hasOwn(FACTS[metric.fact], each));
}

/**
 * The metric of a question that it can answer.
 *
 * @throws AppError 404 `unknown-metric` naming those that there are, 400 `invalid-question` for a dimension that it lacks
 */
export function askedMetric(id: string, question: Pick<Question, 'by' | 'where'>): Metric {
  const metric = metricById(id);
  if (!metric) {
    const ids = METRICS.map((each) => each.id).join(', ');
    throw new AppError(404, 'unknown-metric', {
      zh: `没有指标“${id}”，可用：${ids}`,
      en: `There is no metric "${id}"; there are ${ids}`,
    });
  }
  const known = dimensionsOf(metric);
  const problems = [
    ...lacking(metric, 'by', question.by, known),
    ...lacking(
      metric,
      'where',
      question.where.map(({ dimension }) => dimension),
      known,
    ),
  ];
  const [first] = problems;
  if (first) throw new AppError(400, 'invalid-question', first.message, { errors: problems });
  return metric;
}

function lacking(
  metric: Metric,
  field: string,
  asked: readonly Dimension[],
  known: readonly Dimension[],
): FieldProblem[] {
  return asked
    .filter((each) => !known.includes(each))
    .map((each) => ({
      field,
      code: 'dimension-not-of-metric',
      message: {
        zh: `指标“${metric.name.zh}”没有维度 ${each}`,
        en: `"${metric.name.en}" cannot be asked by ${each}`,
      },
      expected: known.join(', '),
    }));
}
