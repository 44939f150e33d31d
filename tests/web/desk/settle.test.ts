import { expect, test } from 'vitest';
import { settle } from '../../../web/desk/inbox/settle.ts';

const page = (ids: string, total: number, more = false) => ({
  items: [...ids].map((id) => ({ id })),
  total,
  nextCursor: more ? 'next' : null,
});
const ids = (settled: ReturnType<typeof settle<{ id: string }>>) =>
  settled.rows.map(({ row, gone }) => (gone ? `(${row.id})` : row.id)).join('');

test('an arrival is counted and moves no row', () => {
  const settled = settle(page('abc', 3), page('xabc', 4));
  expect(ids(settled)).toBe('abc');
  expect(settled).toMatchObject({ arrived: 1, gone: 0 });
});

test('a row that left keeps its place, marked, until the list is renewed', () => {
  const settled = settle(page('abc', 3), page('ac', 2));
  expect(ids(settled)).toBe('a(b)c');
  expect(settled).toMatchObject({ arrived: 0, gone: 1 });
});

test('a row that arrivals pushed to the next page is not gone', () => {
  const settled = settle(page('abc', 9, true), page('xya', 11, true));
  expect(ids(settled)).toBe('abc');
  expect(settled).toMatchObject({ arrived: 2, gone: 0 });
});

test('on the only page nothing is pushed out: what is missing is gone', () => {
  expect(ids(settle(page('abc', 3), page('xab', 3)))).toBe('ab(c)');
});

test('what moved up from the next page when a row left has not arrived', () => {
  expect(settle(page('abc', 9, true), page('acd', 8, true))).toMatchObject({ arrived: 0, gone: 1 });
});

test('arrivals that sort behind the page are told by the total', () => {
  expect(settle(page('abc', 9, true), page('abc', 12, true))).toMatchObject({ arrived: 3, gone: 0 });
});

test('the content of a row is renewed in its place', () => {
  const before = { items: [{ id: 'a', state: 'pending' }], total: 1, nextCursor: null };
  const after = { items: [{ id: 'a', state: 'dispatched' }], total: 1, nextCursor: null };
  expect(settle(before, after).rows).toEqual([{ row: { id: 'a', state: 'dispatched' }, gone: false }]);
});
