import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { isStopWord } from './stop-words.ts';

/** Two Chinese characters or more, or an English word: single characters and digits tell little and are many. */
const TELLING = /^(?:\p{Script=Han}{2,}|[a-z][a-z'-]{1,})$/u;

let jieba: Jieba | null = null;

/**
 * The telling words of a text, each once, in the order in which they first stand: lower case, full width made half,
 * without stop words. The dictionary is built at the first call (0.14 s, 43 MB): an installation that never asks for a
 * suggestion never pays for it.
 */
export function telling(text: string): string[] {
  jieba ??= Jieba.withDict(dict);
  const words = jieba.cut(text.normalize('NFKC').toLowerCase(), true);
  return [...new Set(words.map((word) => word.trim()))].filter(
    (word) => TELLING.test(word) && !isStopWord(word),
  );
}
