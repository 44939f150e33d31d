import type { Metric } from '../metrics/metric.ts';
import type { Question } from '../question.ts';
import type { CountsCell, DurationCell, FactStore, Frame, Selection } from '../stores/store.ts';
import type { Condition } from '../condition.ts';

/** What one question to the store brought back: everything else is arithmetic on it. */
export type Reading =
  { kind: 'counts'; cells: CountsCell[] } | { kind: 'durations'; cells: DurationCell[]; binned: boolean };

/** Past this many rows durations are counted in buckets of 1 %. */
export const EXACT_UP_TO = 200_000;

/** On the board's first page, which asks twelve questions at once, a little earlier: a bucket is finer than a pixel. */
export function boardExactUpTo(metric: Metric): number {
  return metric.shape === 'count' ? 10_000 : 60_000;
}

export function selectionOf(metric: Metric, question: Question): Selection {
  const { fact, basis } = metric;
  return {
    fact,
    basis,
    from: question.from,
    to: question.to,
    where: question.where,
    population: populationOf(metric),
  };
}

/** Asks the store, once. */
export async function read(
  store: FactStore,
  metric: Metric,
  question: Question,
  frame: Frame,
  exactUpTo = EXACT_UP_TO,
): Promise<Reading> {
  const selection = { ...selectionOf(metric, question), by: question.by };
  const life = lifeOf(metric);
  if (life) {
    const { cells, binned } = await store.durations({ ...selection, ...life, exactUpTo }, frame);
    return { kind: 'durations', cells, binned };
  }
  const cells = await store.counts({ ...selection, counts: countsOf(metric) }, frame);
  return { kind: 'counts', cells };
}

/** Asks the store for the groups of each of the question's dimensions: counts in one question, durations in one each. */
export async function readEach(
  store: FactStore,
  metric: Metric,
  question: Question,
  frame: Frame,
): Promise<Reading[]> {
  const { by } = question;
  if (lifeOf(metric))
    return Promise.all(by.map((each) => read(store, metric, { ...question, by: [each] }, frame)));
  const query = { ...selectionOf(metric, question), by, counts: countsOf(metric) };
  const found = await store.countsOfEach(query, frame);
  return found.map((cells) => ({ kind: 'counts', cells }));
}

/** The columns between which a metric measures; null where it counts. */
export function lifeOf(
  metric: Metric,
): { start: string; stop: string | null; competing: string | null } | null {
  if (metric.shape === 'duration')
    return { start: metric.start, stop: metric.stop, competing: metric.competing };
  if (metric.shape === 'count')
    return metric.ageFrom === null ? null : { start: metric.ageFrom, stop: null, competing: null };
  return 'incidence' in metric ? { ...metric.incidence, competing: null } : null;
}

/** Both populations where defaults are shown apart. */
function populationOf(metric: Metric): Condition {
  return 'defaults' in metric && metric.defaults
    ? { any: [metric.population, metric.defaults.population] }
    : metric.population;
}

function countsOf(metric: Metric): Record<string, Condition> {
  if (!('success' in metric)) return { denominator: metric.population };
  const { population, success, defaults } = metric;
  return {
    denominator: population,
    numerator: { all: [population, success] },
    ...(defaults && {
      defaults: defaults.population,
      defaultSuccesses: { all: [defaults.population, defaults.success] },
    }),
  };
}
