import type { MetricAnswer } from '../../analytics/answer.ts';
import type { Dimension } from '../../analytics/question.ts';
import type { Bilingual } from '../contract/common.ts';
import type { BoardOverview } from '../contract/metrics.ts';
import type { Huiyin } from '../huiyin.ts';

type Codes = Record<'department' | 'campus' | 'category', ReadonlySet<string>>;

/** Names of these codes and of all that the organisation has; a code that only an import knows is its own name. */
export function namesOf(huiyin: Pick<Huiyin, 'organisation'>, codes: Codes): BoardOverview['names'] {
  const { departments, campuses, categories } = huiyin.organisation.now;
  return {
    department: named(departments, codes.department),
    campus: named(campuses, codes.campus),
    category: named(categories, codes.category),
  };
}

function named(
  known: ReadonlyMap<string, { nameZh: string; nameEn: string }>,
  codes: ReadonlySet<string>,
): Record<string, Bilingual> {
  // by a map, since a code that an import brought may be any word, `constructor` too
  const names = new Map<string, Bilingual>();
  for (const code of codes) names.set(code, { zh: code, en: code });
  for (const [code, { nameZh, nameEn }] of known) names.set(code, { zh: nameZh, en: nameEn });
  return Object.fromEntries(names);
}

/** Codes of one dimension among the groups of an answer. */
export function codesIn(answer: MetricAnswer, by: readonly Dimension[], dimension: Dimension): Set<string> {
  const place = by.indexOf(dimension);
  const keys = answer.groups.map(({ key }) => key[place] ?? null);
  return new Set(keys.filter((code) => code !== null));
}
