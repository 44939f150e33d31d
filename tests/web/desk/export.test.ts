import { expect, test, vi } from 'vitest';
import { allPages } from '../../../web/desk/inbox/all-pages.ts';
import { toCsv } from '../../../web/desk/inbox/csv.ts';

const BOM = '\uFEFF';

test.each(['=1+1', '+86 10', '-cmd', '@SUM(A1)', '\t=1', '\r=1'])(
  'a cell that a spreadsheet would run is written as words: %j',
  (cell) => {
    const [, written = ''] = toCsv(['title'], [[cell]]).split('\r\n', 2);
    expect(written.replace(/^"/, '').startsWith("'")).toBe(true);
  },
);

test('a minus inside a cell, and a plain number, stay as they are', () => {
  expect(toCsv(['a'], [['3-4'], ['12']])).toBe(`${BOM}a\r\n3-4\r\n12\r\n`);
});

test('commas, quotes and line ends stay inside their cell', () => {
  expect(toCsv(['a', 'b'], [['热水,没有', '他说"停了"\n两天']])).toBe(
    `${BOM}a,b\r\n"热水,没有","他说""停了""\n两天"\r\n`,
  );
});

test('a formula with a quote is both disarmed and quoted', () => {
  expect(toCsv(['a'], [['=HYPERLINK("x")']])).toBe(`${BOM}a\r\n"'=HYPERLINK(""x"")"\r\n`);
});

const pages = (...list: string[]) => {
  const read = vi.fn(async (cursor: string | null) => {
    const at = cursor === null ? 0 : Number(cursor);
    return {
      items: [...(list[at] ?? '')].map((id) => ({ id })),
      nextCursor: at + 1 < list.length ? String(at + 1) : null,
      total: 5,
    };
  });
  return read;
};

test('an export reads page after page to the end and says how far it is', async () => {
  const progress = vi.fn();
  const rows = await allPages(pages('ab', 'cd', 'e'), progress, new AbortController().signal);
  expect(rows.map((row) => row.id).join('')).toBe('abcde');
  expect(progress.mock.calls).toEqual([
    [2, 5],
    [4, 5],
    [5, 5],
  ]);
});

test('a ticket that changed its place between two pages is exported once', async () => {
  const rows = await allPages(pages('ab', 'bc'), () => {}, new AbortController().signal);
  expect(rows.map((row) => row.id).join('')).toBe('abc');
});

test('a stopped export asks for no further page', async () => {
  const control = new AbortController();
  const read = pages('ab', 'cd');
  const stopped = allPages(read, () => control.abort(), control.signal);
  await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
  expect(read).toHaveBeenCalledTimes(1);
});
