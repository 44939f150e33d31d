import { expect, test } from 'vitest';
import { en } from '../../../web/desk/messages/en.ts';
import { zh } from '../../../web/desk/messages/zh.ts';
import { en as shellEn } from '../../../web/ui/messages/en.ts';
import { zh as shellZh } from '../../../web/ui/messages/zh.ts';

type Tree = { [key: string]: string | Tree };
function flat(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : flat(value, `${path}${key}.`),
  );
}
const places = (words: string): string[] => [...new Set(words.match(/\{\w+\}/g))].sort();
const pairs = [
  ['the desk', zh, en],
  ['the shell', shellZh, shellEn],
] as const;

test.each(pairs)('every message of %s is said in both languages, with the same places to fill', (_, a, b) => {
  const english = new Map(flat(b));
  for (const [key, words] of flat(a)) {
    expect(english.get(key), key).toBeDefined();
    expect(places(english.get(key) ?? ''), key).toEqual(places(words));
  }
  expect(english.size).toBe(flat(a).length);
});

test.each(pairs)(
  'no message of %s holds a sign of the message format but between one and many',
  (_, a, b) => {
    for (const [key, words] of [...flat(a), ...flat(b)])
      expect(/@|\|(?! \{n\})/.test(words) ? key : null, `${key}: ${words}`).toBeNull();
  },
);

test('a key is never divided by a dot, or it could not be found', () => {
  const keys = (tree: Tree): string[] =>
    Object.entries(tree).flatMap(([key, value]) => [key, ...(typeof value === 'string' ? [] : keys(value))]);
  expect([...keys(zh), ...keys(shellZh)].filter((key) => key.includes('.'))).toEqual([]);
});
