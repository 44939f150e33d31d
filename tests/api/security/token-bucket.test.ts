import { expect, test } from 'vitest';
import { TokenBuckets } from '../../../api/security/token-bucket.ts';

const MINUTE = 60_000;

test('so many at once, then so many a minute, and it says how long to wait', () => {
  const buckets = new TokenBuckets({ burst: 2, perMinute: 4 });
  expect([1, 2, 3].map(() => buckets.take('a', 0))).toEqual([null, null, 15]);
  expect(buckets.take('a', MINUTE / 4)).toBeNull();
  expect(buckets.take('a', MINUTE / 4)).toBe(15);
});

test('one key does not spend what belongs to another', () => {
  const buckets = new TokenBuckets({ burst: 1, perMinute: 1 });
  expect(buckets.take('a', 0)).toBeNull();
  expect(buckets.take('b', 0)).toBeNull();
});

test('it never holds more than the burst, however long nobody came', () => {
  const buckets = new TokenBuckets({ burst: 2, perMinute: 60 });
  buckets.take('a', 0);
  expect([1, 2, 3].map(() => buckets.take('a', 1000 * MINUTE))).toEqual([null, null, 1]);
});

test('a clock that jumps back opens nothing', () => {
  const buckets = new TokenBuckets({ burst: 1, perMinute: 1 });
  buckets.take('a', MINUTE);
  expect(buckets.take('a', 0)).toBe(60);
});

test('looking takes nothing', () => {
  const buckets = new TokenBuckets({ burst: 1, perMinute: 1 });
  expect([1, 2, 3].map(() => buckets.wait('a', 0))).toEqual([null, null, null]);
});
