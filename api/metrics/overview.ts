import type { MetricAnswer } from '../../analytics/answer.ts';
import { ask, askWithTotal } from '../../analytics/ask.ts';
import type { Dimension, Question } from '../../analytics/question.ts';
import type { BoardOverview } from '../contract/metrics.ts';
import type { Huiyin } from '../huiyin.ts';
import type { Asked } from './answer.ts';
import { askedMetric } from './asked-metric.ts';
import { frameOf } from './frame.ts';

/** Each is asked once by department; its headline is the sum of those groups. */
const BY_DEPARTMENT = ['on-time-rate', 'resolution-time', 'satisfied-rate', 'volume', 'open', 'overdue'];
const BY_CHANNEL = ['volume', 'on-time-rate', 'satisfied-rate'];
const BY_WEEK = ['volume', 'on-time-rate', 'satisfied-rate'];

/** The board's first page: every answer to one question, on one frame, asked side by side. */
export async function overview(
  huiyin: Asked & Pick<Huiyin, 'projector'>,
  names: () => Promise<BoardOverview['names']>,
  question: Question,
): Promise<BoardOverview> {
  const frame = await frameOf(huiyin, question);
  const by = (dimension: Dimension): Question => ({ ...question, by: [dimension] });
  const grouped =
    (dimension: Dimension) =>
    async (id: string): Promise<[string, MetricAnswer]> => [
      id,
      await ask(huiyin.facts, askedMetric(id, by(dimension)), by(dimension), frame),
    ];
  const [departments, channels, weeks] = await Promise.all([
    Promise.all(
      BY_DEPARTMENT.map(async (id) => {
        const asked = by('department');
        return [id, await askWithTotal(huiyin.facts, askedMetric(id, asked), asked, frame)] as const;
      }),
    ),
    Promise.all(BY_CHANNEL.map(grouped('channel'))),
    Promise.all(BY_WEEK.map(grouped('week'))),
  ]);
  return {
    asOf: question.asOf,
    behind: huiyin.projector.behind(),
    headline: Object.fromEntries(departments.map(([id, { total }]) => [id, total])),
    byDepartment: Object.fromEntries(departments.map(([id, { groups }]) => [id, groups])),
    byChannel: Object.fromEntries(channels),
    trend: Object.fromEntries(weeks),
    names: await names(),
  };
}
