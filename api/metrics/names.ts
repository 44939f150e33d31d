import { ask } from '../../analytics/ask.ts';
import type { Bilingual } from '../contract/common.ts';
import type { BoardOverview } from '../contract/metrics.ts';
import type { Huiyin } from '../huiyin.ts';
import type { Asked } from './answer.ts';
import { askedMetric } from './asked-metric.ts';
import { frameOf } from './frame.ts';

const NAMED = ['department', 'campus', 'category'] as const;
type Codes = Record<(typeof NAMED)[number], ReadonlySet<string>>;
type Names = BoardOverview['names'];

/** Which codes there are hardly changes, and asking for them costs what a figure costs. */
const FRESH_MS = 60_000;

/**
 * The names of every code: the organisation's, and the code itself where only an import knows it. Codes that are new to
 * the facts may be missing for a minute; figures never come from here.
 */
export function namesReader(
  huiyin: Asked & Pick<Huiyin, 'organisation' | 'projector' | 'clock'>,
): () => Promise<Names> {
  let codes: Promise<Codes> | null = null;
  let askedAt = -Infinity;
  let position = -1;
  return async () => {
    const now = huiyin.clock();
    const moved = position !== huiyin.projector.position;
    if (codes === null || (moved && now - askedAt >= FRESH_MS)) {
      askedAt = now;
      position = huiyin.projector.position;
      const asking = codesInFacts(huiyin, now);
      codes = asking;
      asking.catch(() => {
        if (codes === asking) codes = null;
      });
    }
    const { departments, campuses, categories } = huiyin.organisation.now;
    const { department, campus, category } = await codes;
    return {
      department: named(departments, department),
      campus: named(campuses, campus),
      category: named(categories, category),
    };
  };
}

async function codesInFacts(huiyin: Asked, now: number): Promise<Codes> {
  const question = { where: [], from: null, to: null, asOf: now, clock: 'elapsed' } as const;
  const frame = await frameOf(huiyin, question);
  const volume = askedMetric('volume', { by: [...NAMED], where: [] });
  const [department, campus, category] = await Promise.all(
    NAMED.map(async (dimension) => {
      const { groups } = await ask(huiyin.facts, volume, { ...question, where: [], by: [dimension] }, frame);
      return new Set(groups.map(({ key }) => key[0] ?? null).filter((code) => code !== null));
    }),
  );
  const none = new Set<string>();
  return { department: department ?? none, campus: campus ?? none, category: category ?? none };
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
