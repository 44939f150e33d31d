import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

const MOST = 300;
const files = sourceFiles('analytics', 'ingest', 'api', 'web', 'tests', 'scripts');
/** Tables of words: as long as what there is to say, and read by key. */
const isWords = (path: string): boolean => path.includes('/messages/');

/** The comment at a file's top; of a `.vue` file, the one its script or template begins with. */
function topComment(text: string): string {
  const start = text.replace(/^\s*<script[^>]*>/, '').trimStart();
  return /^(?:\/\*[\s\S]*?\*\/|(?:\/\/.*\n)+|<!--[\s\S]*?-->)/.exec(start)?.[0] ?? '';
}

test(`a file over ${MOST} lines says at its top why it is long`, () => {
  const long = files.filter(({ path, text }) => !isWords(path) && text.split('\n').length - 1 > MOST);
  expect(long.filter(({ text }) => !/\blong\b/i.test(topComment(text))).map(({ path }) => path)).toEqual([]);
});

test('no file is named for being a place to put things', () => {
  const vague = /(?:^|\/)(?:utils?|helpers?|commons?|managers?|misc)(?:\/|\.|-)/i;
  // the vocabulary that all pages of the HTTP contract share
  const known = new Set(['api/contract/common.ts']);
  expect(files.map(({ path }) => path).filter((path) => vague.test(path) && !known.has(path))).toEqual([]);
});
