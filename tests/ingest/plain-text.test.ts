import { expect, test } from 'vitest';
import { isPlain, unstorableIn } from '../../ingest/plain-text.ts';

test('whatever people write is plain: Han, an emoji, a line break, a direction mark', () => {
  for (const text of ['', '食堂𠮷', '👨‍👩‍👧', 'a\tb\r\nc', '\u202Eabc', '\uFFFD'])
    expect(isPlain(text), text).toBe(true);
});

test('NUL and half a character are not: a database would keep something else', () => {
  for (const text of ['a\0b', '\ud83d', '\ude00x', 'x\ud83d']) expect(isPlain(text), text).toBe(false);
});

test('each is named by its path, in the order of the body', () => {
  const body = { text: 'a\0', person: { name: 'b\ud800' }, reasons: ['ok', 'c\0'], n: 7, none: null };
  expect(unstorableIn(body)).toEqual(['text', 'person.name', 'reasons[1]']);
  expect(unstorableIn({ text: 'fine', list: [[{}]] })).toEqual([]);
});

test('a value nested as deep as its sender likes is read without running out of stack', () => {
  const deep: unknown = JSON.parse(`${'['.repeat(100_000)}"\\u0000"${']'.repeat(100_000)}`);
  expect(unstorableIn(deep)).toHaveLength(1);
});
