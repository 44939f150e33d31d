import type { MetricAnswer } from '../../../analytics/answer.ts';
import type { Dimension } from '../../../analytics/question.ts';
import type { SharesData } from '../../charts/stacked-shares.ts';
import { markOf } from './compared-groups.ts';
import type { Speech } from './speech.ts';

export const LEVELS = ['5', '4', '3', '2', '1'] as const;

/** Ratings of each level, best first: `of` says which column of the answer counts them. */
export function levelCounts(
  groups: Extract<MetricAnswer, { shape: 'rate' }>['groups'],
  place: number,
  of: 'active' | 'default',
): number[] {
  return LEVELS.map((level) =>
    groups
      .filter((group) => group.key[place] === level)
      .reduce(
        (sum, group) => sum + (of === 'active' ? group.denominator : (group.defaults?.denominator ?? 0)),
        0,
      ),
  );
}

/** The five shares of each group, from an answer by `[dimension, level]`; groups with the most ratings first. */
export function levelShares(answer: MetricAnswer, dimension: Dimension, speech: Speech): SharesData {
  const parts = LEVELS.map((level) => ({ id: level, name: speech.name('level', level) }));
  if (answer.shape !== 'rate') return { parts, rows: [] };
  const values = [...new Set(answer.groups.map((group) => group.key[0] ?? null))];
  const rows = values.map((value) => ({
    key: markOf([value]),
    name: speech.name(dimension, value),
    counts: levelCounts(
      answer.groups.filter((group) => (group.key[0] ?? null) === value),
      1,
      'active',
    ),
  }));
  const total = (counts: readonly number[]): number => counts.reduce((sum, one) => sum + one, 0);
  return {
    parts,
    rows: rows.filter((row) => total(row.counts) > 0).toSorted((a, b) => total(b.counts) - total(a.counts)),
  };
}
