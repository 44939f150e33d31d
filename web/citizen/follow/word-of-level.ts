import type { Level } from '../../../ingest/submission.ts';
import { LEVEL_WORDS } from '../../words/domain.ts';
import { inWords } from '../language.ts';

/** Best first: the order of the national scale. */
export const LEVELS: readonly Level[] = [5, 4, 3, 2, 1];

export function wordOfLevel(level: number): string {
  const found = LEVELS.find((each) => each === level);
  return found ? inWords(LEVEL_WORDS[found]) : String(level);
}
