import { z } from 'zod';
import { Level } from '../submission.ts';

/**
 * The scale that a source declares. A bare digit means nothing without one: in GB/T 39046 appendix A.8 1 is very
 * satisfied, on the national 好差评 interface 5 is.
 */
export const RatingScale = z.discriminatedUnion('id', [
  /** 5 is best: the national 好差评 interface, stars. */
  z.object({ id: z.literal('stars-5-best') }),
  /** 1 is best: GB/T 39046-2020 appendix A.8. */
  z.object({ id: z.literal('gbt39046-1-best') }),
  z.object({ id: z.literal('faces') }),
  z.object({ id: z.literal('two-level') }),
  z.object({
    id: z.literal('custom'),
    map: z.record(z.string().min(1).max(32), Level).refine((map) => Object.keys(map).length > 0, {
      params: { zh: '至少要有一个按键', en: 'needs at least one key' },
    }),
  }),
]);
export type RatingScale = z.infer<typeof RatingScale>;

const STARS: Record<string, Level> = { '1': 1, '2': 2, '3': 3, '4': 4, '5': 5 };
const BEST_FIRST: Record<string, Level> = { '1': 5, '2': 4, '3': 3, '4': 2, '5': 1 };
const FACES: Record<string, Level> = {
  'very-satisfied': 5,
  satisfied: 4,
  fair: 3,
  dissatisfied: 2,
  'very-dissatisfied': 1,
};
// two answers say nothing of the extremes: nobody chose "very"
const TWO: Record<string, Level> = { satisfied: 4, dissatisfied: 2, yes: 4, no: 2 };

const WORDS: Record<string, Level> = {
  非常满意: 5,
  满意: 4,
  基本满意: 3,
  一般: 3,
  不满意: 2,
  非常不满意: 1,
  很不满意: 1,
  很满意: 5,
};

/** The level that the five national words name, whatever the scale; null for other words. */
export function levelOfWords(words: string): Level | null {
  return own(WORDS, words.trim());
}

/** A source's key on its declared scale as a level, 5 best; null when the scale has no such key. */
export function levelOf(scale: RatingScale, key: string): Level | null {
  const trimmed = key.trim();
  switch (scale.id) {
    case 'stars-5-best':
      return own(STARS, trimmed);
    case 'gbt39046-1-best':
      return own(BEST_FIRST, trimmed);
    case 'faces':
      return own(FACES, trimmed) ?? levelOfWords(trimmed);
    case 'two-level':
      return own(TWO, trimmed) ?? levelOfWords(trimmed);
    case 'custom':
      return own(scale.map, trimmed);
  }
}

/** Own keys only: a key named `constructor` is no rating. */
function own(map: Record<string, Level>, key: string): Level | null {
  return Object.hasOwn(map, key) ? (map[key] ?? null) : null;
}
