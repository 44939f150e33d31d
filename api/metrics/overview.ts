import type { MetricAnswer } from '../../analytics/answer.ts';
import { askEach, askWithTotal } from '../../analytics/ask.ts';
import type { Dimension, Question } from '../../analytics/question.ts';
import type { BoardOverview } from '../contract/metrics.ts';
import type { Huiyin } from '../huiyin.ts';
import type { Asked } from './answer.ts';
import { askedMetric } from './asked-metric.ts';
import { frameOf } from './frame.ts';

/** Each is asked once by department; its headline is the sum of those groups. */
const BY_DEPARTMENT = ['on-time-rate', 'resolution-time', 'satisfied-rate', 'volume', 'open', 'overdue'];
/** These by channel and by week, too: counts, whose groupings the store makes in one question. */
const COUNTED = ['volume', 'on-time-rate', 'satisfied-rate'];

/** The board's first page: every answer to one question, on one frame, asked side by side. */
export async function overview(
  huiyin: Asked & Pick<Huiyin, 'projector'>,
  names: () => Promise<BoardOverview['names']>,
  question: Question,
): Promise<BoardOverview> {
  const frame = await frameOf(huiyin, question);
  const asked = async (id: string) => {
    const by: Dimension[] = COUNTED.includes(id) ? ['department', 'channel', 'week'] : ['department'];
    const asking = { ...question, by };
    const metric = askedMetric(id, asking);
    if (by.length > 1) return askEach(huiyin.facts, metric, asking, frame);
    const { total, groups } = await askWithTotal(huiyin.facts, metric, asking, frame);
    return { total, each: [groups] };
  };
  const answers = new Map(await Promise.all(BY_DEPARTMENT.map(async (id) => [id, await asked(id)] as const)));
  const among = (
    ids: readonly string[],
    pick: (answer: { total: MetricAnswer | null; each: MetricAnswer[] }) => MetricAnswer | null | undefined,
  ): Record<string, MetricAnswer> => {
    const picked: Record<string, MetricAnswer> = {};
    for (const id of ids) {
      const answer = answers.get(id);
      const one = answer && pick(answer);
      if (one) picked[id] = one;
    }
    return picked;
  };
  return {
    asOf: question.asOf,
    behind: huiyin.projector.behind(),
    headline: among(BY_DEPARTMENT, ({ total }) => total),
    byDepartment: among(BY_DEPARTMENT, ({ each }) => each[0]),
    byChannel: among(COUNTED, ({ each }) => each[1]),
    trend: among(COUNTED, ({ each }) => each[2]),
    names: await names(),
  };
}
