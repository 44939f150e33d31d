import type { MetricAnswer } from '../../../analytics/answer.ts';
import type { Dimension } from '../../../analytics/question.ts';
import type { ComparedGroup } from '../../charts/drawing/chart.ts';
import type { Speech } from './speech.ts';

/** Joins the parts of a key in a mark; no code of ours holds it. */
const BETWEEN = '\u001f';

export function markOf(key: readonly (string | null)[]): string {
  return key.map((part) => part ?? '').join(BETWEEN);
}

/** The key that a mark stands for; an empty part is none. */
export function keyOfMark(mark: string): (string | null)[] {
  return mark.split(BETWEEN).map((part) => (part === '' ? null : part));
}

/** Groups of an answer as a chart compares them, named in the reader's language. */
export function comparedGroups(
  answer: MetricAnswer,
  by: readonly Dimension[],
  speech: Speech,
): ComparedGroup[] {
  const named = (key: readonly (string | null)[]) => ({
    key: markOf(key),
    name: by.map((dimension, place) => speech.name(dimension, key[place] ?? null)).join(' · '),
  });
  switch (answer.shape) {
    case 'rate':
      return answer.groups.map(({ key, value, low, high, sample }) => ({
        ...named(key),
        value,
        low,
        high,
        sample,
      }));
    case 'duration':
      return answer.groups.map(({ key, median, low, high, sample }) => ({
        ...named(key),
        value: median,
        low,
        high,
        sample,
      }));
    case 'count':
      return answer.groups.map(({ key, value, sample }) => ({
        ...named(key),
        value,
        low: null,
        high: null,
        sample,
      }));
  }
}
