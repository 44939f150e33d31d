import { expect, test } from 'vitest';
import {
  addressOf,
  codeInHash,
  spacedCode,
  spacedNumber,
  tidyCode,
  tidyNumber,
} from '../../../web/citizen/ticket-key.ts';

test('a number is read whatever its case, spaces, hyphens and width, and without HY', () => {
  for (const typed of [
    'HY202611240000017',
    ' hy 20261124 000001 7',
    'ＨＹ２０２６１１２４０００００１７',
    '20261124-0000017',
  ])
    expect(tidyNumber(typed)).toBe('HY202611240000017');
});

test('a code is shown in halves, and read back from them', () => {
  expect(spacedCode('K7M3PQ9A')).toBe('K7M3 PQ9A');
  expect(tidyCode(' k7m3 pq9a')).toBe('K7M3PQ9A');
});

test('a number is shown as day, count and check digit; one of another form as it is', () => {
  expect(spacedNumber('HY202611240000017')).toBe('HY 20261124 000001 7');
  expect(spacedNumber('HY2026112410000001')).toBe('HY2026112410000001');
});

test('the code travels behind # only', () => {
  const address = addressOf('follow', { number: 'HY202611240000017', code: 'K7M3PQ9A' });
  const url = new URL(address, 'http://localhost');
  expect(url.pathname + url.search).not.toContain('K7M3PQ9A');
  expect(codeInHash(url.hash)).toBe('K7M3PQ9A');
});

test('a hash without a code holds none', () => {
  for (const hash of ['', '#', '#main', '#token=x']) expect(codeInHash(hash)).toBe('');
});
