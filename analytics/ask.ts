import type { Curve, MetricAnswer } from './answer.ts';
import { byKey } from './answers/by-key.ts';
import { addedUp } from './answers/added-up.ts';
import { agedGroup, countGroup } from './answers/count-groups.ts';
import { curveOf } from './answers/curve.ts';
import { durationGroup } from './answers/duration-groups.ts';
import { notesOf } from './answers/notes.ts';
import { partCondition } from './answers/parts.ts';
import { incidenceGroup, rateGroup } from './answers/rate-groups.ts';
import { boardExactUpTo, read, readEach, selectionOf, type Reading } from './answers/reading.ts';
import type { DurationMetric, Metric } from './metrics/metric.ts';
import type { Question } from './question.ts';
import type { FactStore, Frame, RowsPage } from './stores/store.ts';

export { partsOf } from './answers/parts.ts';

/** Answers a question of one metric: one question to the store, and arithmetic on what it brings back. */
export async function ask(
  store: FactStore,
  metric: Metric,
  question: Question,
  frame: Frame,
): Promise<MetricAnswer> {
  const [reading, position] = await Promise.all([read(store, metric, question, frame), store.position()]);
  return answer(metric, reading, frame, position, question.by.length === 0);
}

/**
 * The groups and their total from one question to the store: the total is the groups' cells added up. Made for the
 * board's first page, so durations are exact up to fewer rows than `ask` has them.
 */
export async function askWithTotal(
  store: FactStore,
  metric: Metric,
  question: Question,
  frame: Frame,
): Promise<{ total: MetricAnswer; groups: MetricAnswer }> {
  const [reading, position] = await Promise.all([
    read(store, metric, question, frame, boardExactUpTo(metric)),
    store.position(),
  ]);
  return {
    total: answer(metric, addedUp(reading), frame, position, true),
    groups: answer(metric, reading, frame, position, question.by.length === 0),
  };
}

/** One answer for each dimension of the question, grouped by it alone, and the total, which is the first's cells added up. */
export async function askEach(
  store: FactStore,
  metric: Metric,
  question: Question,
  frame: Frame,
): Promise<{ total: MetricAnswer | null; each: MetricAnswer[] }> {
  const [readings, position] = await Promise.all([
    readEach(store, metric, question, frame),
    store.position(),
  ]);
  const [first] = readings;
  return {
    total: first ? answer(metric, addedUp(first), frame, position, true) : null,
    each: readings.map((reading) => answer(metric, reading, frame, position, false)),
  };
}

/** Curves of a duration, one a group. */
export async function curvesOf(
  store: FactStore,
  metric: DurationMetric,
  question: Question,
  frame: Frame,
): Promise<Curve[]> {
  const reading = await read(store, metric, question, frame);
  if (reading.kind === 'counts') return [];
  return byKey(reading.cells, question.by.length === 0).map(({ key, cells }) => curveOf(metric, key, cells));
}

/**
 * The rows behind a part of a figure, a page at a time; `total` equals the figure. `by` plays no part.
 *
 * @throws RangeError on a part that the metric does not have, or a cursor of another list
 */
export async function rowsBehind(
  store: FactStore,
  metric: Metric,
  part: string,
  question: Question,
  frame: Frame,
  page: { after: string | null; limit: number },
): Promise<RowsPage> {
  const population = partCondition(metric, part);
  const selection = selectionOf(metric, question);
  const rows = await store.rows({ ...selection, population, ...page }, frame);
  if (metric.shape !== 'duration' || part === 'faults' || rows.total > 0) return rows;
  // nothing here from a source that shows its open cases: the figure then speaks of finished cases alone
  const estimated = { ...selection, population: partCondition(metric, 'sample'), after: null, limit: 1 };
  if (part !== 'sample' && (await store.rows(estimated, frame)).total > 0) return rows;
  return store.rows({ ...selection, population: partCondition(metric, part, true), ...page }, frame);
}

function answer(
  metric: Metric,
  reading: Reading,
  { asOf, clock }: Frame,
  position: number,
  whole: boolean,
): MetricAnswer {
  const head = { metric: metric.id, asOf, clock, position, notes: notesOf(metric, reading, whole) };
  if (reading.kind === 'counts') {
    const groups = byKey(reading.cells, whole);
    return metric.shape === 'count'
      ? {
          ...head,
          shape: 'count',
          unit: 'tickets',
          groups: groups.map(({ key, cells }) => countGroup(key, cells)),
        }
      : {
          ...head,
          shape: 'rate',
          unit: 'ratio',
          groups: groups.map(({ key, cells }) => rateGroup(key, cells)),
        };
  }
  const groups = byKey(reading.cells, whole);
  if (metric.shape === 'duration') {
    const made = groups.map(({ key, cells }) => durationGroup(metric, key, cells, reading.binned));
    return { ...head, shape: 'duration', unit: 'hours', groups: made };
  }
  if (metric.shape === 'count')
    return {
      ...head,
      shape: 'count',
      unit: 'tickets',
      groups: groups.map(({ key, cells }) => agedGroup(key, cells)),
    };
  const made =
    'incidence' in metric ? groups.map(({ key, cells }) => incidenceGroup(metric, key, cells)) : [];
  return { ...head, shape: 'rate', unit: 'ratio', groups: made };
}
