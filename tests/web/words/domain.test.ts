import { expect, test } from 'vitest';
import * as words from '../../../web/words/domain.ts';

test('every term has a word in both languages, and no two of a list share one', () => {
  for (const [name, map] of Object.entries(words)) {
    const pairs = Object.values(map);
    for (const language of ['zh', 'en'] as const) {
      const said = pairs.map((pair) => pair[language]);
      expect(
        said.every((word) => word.trim() !== ''),
        `${name} ${language}`,
      ).toBe(true);
      expect(new Set(said).size, `${name} ${language}`).toBe(said.length);
    }
  }
});

test('the five levels run from best to worst as the national scale words them', () => {
  expect([5, 4, 3, 2, 1].map((level) => words.LEVEL_WORDS[level as 1].zh)).toEqual([
    '非常满意',
    '满意',
    '基本满意',
    '不满意',
    '非常不满意',
  ]);
});
