import { askEach, askWithTotal } from '../../analytics/ask.ts';
import { metricById } from '../../analytics/metrics/index.ts';
import type { Metric } from '../../analytics/metrics/metric.ts';
import type { Dimension, Question } from '../../analytics/question.ts';
import type { FactStore, Frame } from '../../analytics/stores/store.ts';

export type Period = { from: number | null; to: number | null };

/** What the board's first page asks (`api/metrics/overview.ts`): twelve answers in six questions on one frame. */
const OVERVIEW: { by: Dimension[]; ids: string[] }[] = [
  { by: ['department'], ids: ['resolution-time', 'open', 'overdue'] },
  { by: ['department', 'channel', 'week'], ids: ['volume', 'on-time-rate', 'satisfied-rate'] },
];

export async function askOverview(store: FactStore, asOf: number, period: Period): Promise<unknown[]> {
  const frame: Frame = {
    asOf,
    watermarks: {},
    clock: 'elapsed',
    work: (instant) => Math.floor(instant / 4),
    zone: 'Asia/Shanghai',
  };
  return Promise.all(
    OVERVIEW.flatMap(({ by, ids }) =>
      ids.map((id) => {
        const question: Question = { by, where: [], ...period, asOf, clock: 'elapsed' };
        return by.length === 1
          ? askWithTotal(store, metric(id), question, frame)
          : askEach(store, metric(id), question, frame);
      }),
    ),
  );
}

export function metric(id: string): Metric {
  const found = metricById(id);
  if (!found) throw new Error(`no metric ${id}`);
  return found;
}
