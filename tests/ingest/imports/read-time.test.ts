import { describe, expect, test } from 'vitest';
import { readTime } from '../../../ingest/imports/read-time.ts';
import { wallClock } from '../../../ingest/imports/wall-clock.ts';

const utc = wallClock('UTC');
const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

describe('times as files write them', () => {
  test.each([
    ['2011-07-01 01:32:33', 'year-first', '2011-07-01T01:32:33.000Z'],
    ['2020/1/6 12:09', 'year-first', '2020-01-06T12:09:00.000Z'],
    ['2026-04-13T02:56:23.069', 'year-first', '2026-04-13T02:56:23.069Z'],
    ['2026-04-13T02:56:23+08:00', 'year-first', '2026-04-12T18:56:23.000Z'],
    ['2026-04-13T02:56:23Z', 'year-first', '2026-04-13T02:56:23.000Z'],
    ['2026-04-13', 'year-first', '2026-04-13T00:00:00.000Z'],
    ['29/2/2016 06:38', 'day-first', '2016-02-29T06:38:00.000Z'],
  ] as const)('%s', (text, order, expected) => {
    expect(iso(readTime(text, order, utc))).toBe(expected);
  });

  test.each([
    '',
    'yesterday',
    '2026-02-30 10:00',
    '2026-13-01',
    '2026-01-01 24:00',
    '2026-01-01 10:60',
    '29/2/2016 06:38',
  ])('%j is no time, year first', (text) => expect(readTime(text, 'year-first', utc)).toBeNull());
  test('29/2/2015 is no day', () => expect(readTime('29/2/2015 06:38', 'day-first', utc)).toBeNull());
});

describe('the clock of a zone', () => {
  const newYork = wallClock('America/New_York');
  test.each([
    ['2011-07-01 01:00:00', '2011-07-01T05:00:00.000Z', 'summer'],
    ['2011-12-01 01:00:00', '2011-12-01T06:00:00.000Z', 'winter'],
    ['2011-11-06 01:30:00', '2011-11-06T05:30:00.000Z', 'comes twice: the first'],
    ['2011-11-06 02:30:00', '2011-11-06T07:30:00.000Z', 'after the change'],
    ['2011-03-13 02:30:00', '2011-03-13T07:30:00.000Z', 'skipped: moved on'],
    ['2011-03-13 03:30:00', '2011-03-13T07:30:00.000Z', 'after the skip'],
  ])('%s is %s (%s)', (text, expected) => {
    expect(iso(readTime(text, 'year-first', newYork))).toBe(expected);
  });
  test('Shanghai', () => {
    expect(iso(readTime('2019-04-24 16:03:40', 'year-first', wallClock('Asia/Shanghai')))).toBe(
      '2019-04-24T08:03:40.000Z',
    );
  });
  test('an unknown zone throws', () => expect(() => wallClock('Mars/Olympus')).toThrow(RangeError));
});
