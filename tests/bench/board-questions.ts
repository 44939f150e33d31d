import { ask, askWithTotal } from '../../analytics/ask.ts';
import { metricById } from '../../analytics/metrics/index.ts';
import type { Metric } from '../../analytics/metrics/metric.ts';
import type { Dimension, Question } from '../../analytics/question.ts';
import type { FactStore, Frame } from '../../analytics/stores/store.ts';

export type Period = { from: number | null; to: number | null };

/** What the board's first page asks (`api/metrics/overview.ts`): twelve questions on one frame. */
export const OVERVIEW: { by: Dimension; ids: string[] }[] = [
  {
    by: 'department',
    ids: ['on-time-rate', 'resolution-time', 'satisfied-rate', 'volume', 'open', 'overdue'],
  },
  { by: 'channel', ids: ['volume', 'on-time-rate', 'satisfied-rate'] },
  { by: 'week', ids: ['volume', 'on-time-rate', 'satisfied-rate'] },
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
        const question: Question = { by: [by], where: [], ...period, asOf, clock: 'elapsed' };
        return by === 'department'
          ? askWithTotal(store, metric(id), question, frame)
          : ask(store, metric(id), question, frame);
      }),
    ),
  );
}

export function metric(id: string): Metric {
  const found = metricById(id);
  if (!found) throw new Error(`no metric ${id}`);
  return found;
}
