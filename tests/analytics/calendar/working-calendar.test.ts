import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWorkday } from 'chinese-days';
import { chinaCalendar, CHINA_YEARS, isChinaWorkday } from '../../../analytics/calendar/china.ts';
import { workingCalendar } from '../../../analytics/calendar/working-calendar.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const shanghai = (text: string) => Date.parse(`${text}:00+08:00`);
const china = chinaCalendar();
const weekdays = (zone: string, shifts?: { from: string; to: string }[]) =>
  workingCalendar({ zone, isWorkday: () => true, coveredYears: [], ...(shifts ? { shifts } : {}) });

describe('working time between two instants, hand-checked', () => {
  test.each([
    ['2026-02-13T16:30', '2026-02-14T09:30', 120, 'a make-up Saturday'],
    ['2026-02-14T17:00', '2026-02-24T09:00', 60, 'over Spring Festival'],
    ['2026-09-30T17:00', '2026-10-08T09:00', 60, 'over National Day'],
    ['2026-10-10T08:30', '2026-10-10T17:30', 420, 'a whole make-up day'],
    ['2026-01-04T12:00', '2026-01-04T14:00', 0, 'lunch'],
    ['2026-05-08T08:30', '2026-05-11T17:30', 1260, 'Friday, make-up Saturday, Monday'],
  ])('%s to %s is %i minutes: %s', (from, to, minutes) => {
    expect(china.workBetween(shanghai(from), shanghai(to)) / MINUTE).toBe(minutes);
  });

  test('is 0 when the second instant is not later', () => {
    expect(china.workBetween(shanghai('2026-03-03T10:00'), shanghai('2026-03-02T10:00'))).toBe(0);
  });
});

describe('adding working time, hand-checked', () => {
  test.each([
    ['2026-02-13T16:30', 7, '2026-02-14T16:30'],
    ['2026-02-14T17:00', 7, '2026-02-24T17:00'],
    ['2026-04-30T15:00', 14, '2026-05-07T15:00'],
    ['2026-09-30T20:00', 1, '2026-10-08T09:30'],
  ])('%s plus %i h is %s', (start, hours, end) => {
    expect(china.addWork(shanghai(start), hours * HOUR)).toBe(shanghai(end));
  });

  test('a full day ends at the end of the shift, not at the next morning', () => {
    expect(china.addWork(shanghai('2026-03-02T08:30'), 7 * HOUR)).toBe(shanghai('2026-03-02T17:30'));
  });

  test('nothing added is the start itself, at night too', () => {
    expect(china.addWork(shanghai('2026-03-01T03:00'), 0)).toBe(shanghai('2026-03-01T03:00'));
  });

  test('a negative amount is refused', () => {
    expect(() => china.addWork(0, -1)).toThrow(RangeError);
    expect(() => china.addWork(0, Number.NaN)).toThrow(RangeError);
  });
});

describe('laws', () => {
  // three centuries, so that both edges of the table are crossed
  const instant = fc.integer({ min: Date.UTC(1850, 0, 1), max: Date.UTC(2150, 0, 1) });
  const calendars = [
    china,
    weekdays('America/New_York'),
    weekdays('Australia/Lord_Howe'),
    chinaCalendar({ zone: 'UTC' }),
  ];
  const calendar = fc.constantFrom(...calendars);

  test('working time never runs backwards and never faster than the clock', () => {
    fc.assert(
      fc.property(calendar, instant, fc.integer({ min: 0, max: 40 * 24 * HOUR }), (c, from, span) => {
        const gained = c.work(from + span) - c.work(from);
        expect(gained).toBeGreaterThanOrEqual(0);
        expect(gained).toBeLessThanOrEqual(span);
      }),
      { numRuns: 2000 },
    );
  });

  test('parts add up', () => {
    fc.assert(
      fc.property(calendar, fc.tuple(instant, instant, instant), (c, three) => {
        const [a, b, d] = three.sort((x, y) => x - y) as [number, number, number];
        expect(c.workBetween(a, b) + c.workBetween(b, d)).toBe(c.workBetween(a, d));
      }),
      { numRuns: 2000 },
    );
  });

  test('addWork gives the first instant at which the time has been worked', () => {
    fc.assert(
      fc.property(calendar, instant, fc.integer({ min: 1, max: 4000 * HOUR }), (c, start, ms) => {
        const end = c.addWork(start, ms);
        expect(end).toBeGreaterThan(start);
        expect(c.workBetween(start, end)).toBe(ms);
        expect(c.workBetween(start, end - 1)).toBe(ms - 1);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('zones with summer time', () => {
  const newYork = weekdays('America/New_York', [{ from: '09:00', to: '17:00' }]);

  test('shifts follow the wall clock on both sides of the change', () => {
    // the clocks went forward on Sunday 2026-03-08
    expect(newYork.work(Date.parse('2026-03-06T14:00:00Z'))).toBe(
      newYork.work(Date.parse('2026-03-06T00:00:00Z')),
    );
    expect(newYork.addWork(Date.parse('2026-03-06T14:00:00Z'), 9 * HOUR)).toBe(
      Date.parse('2026-03-09T14:00:00Z'),
    );
  });

  test('a shift over the change itself loses the hour that did not exist and has the hour that came twice', () => {
    const nights = workingCalendar({
      zone: 'America/New_York',
      shifts: [{ from: '00:00', to: '04:00' }],
      isWorkday: () => true,
      coveredYears: [2026],
    });
    const on = (date: string) =>
      nights.workBetween(Date.parse(`${date}T04:00:00Z`), Date.parse(`${date}T12:00:00Z`));
    expect([on('2026-03-07'), on('2026-03-08'), on('2026-11-01')].map((ms) => ms / HOUR)).toEqual([4, 3, 5]);
  });

  test('the process zone does not matter', () => {
    const before = process.env.TZ;
    const instants = ['2026-02-14T09:00', '2026-02-20T09:00', '2026-10-10T15:00'].map(shanghai);
    const expected = instants.map((i) => china.work(i));
    try {
      for (const zone of ['America/New_York', 'Pacific/Auckland']) {
        process.env.TZ = zone;
        expect(instants.map((i) => chinaCalendar().work(i))).toEqual(expected);
      }
    } finally {
      process.env.TZ = before;
    }
  });
});

describe('coverage', () => {
  test('ends with 2026 and says so when a deadline crosses it', () => {
    expect(china.coverage.lastYear).toBe(2026);
    expect(china.covers(shanghai('2026-12-31T23:59'))).toBe(true);
    expect(china.covers(shanghai('2027-01-01T00:00'))).toBe(false);
    expect(china.covers(shanghai('2026-12-30T09:00'), shanghai('2027-01-05T09:00'))).toBe(false);
  });

  test('holds the same days as the functions of chinese-days in their own zone', () => {
    expect(process.env.TZ).toBe('Asia/Shanghai');
    const different: string[] = [];
    for (let ms = Date.UTC(2004, 0, 1); ms < Date.UTC(2027, 0, 1); ms += 24 * HOUR) {
      const date = new Date(ms).toISOString().slice(0, 10);
      if (isWorkday(date) !== isChinaWorkday(date)) different.push(date);
    }
    expect(different).toEqual([]);
    expect(CHINA_YEARS).toEqual(Array.from({ length: 23 }, (_, i) => 2004 + i));
  });

  test('a year nobody entered is Monday to Friday', () => {
    const newYear2027 = china.workBetween(shanghai('2027-01-01T00:00'), shanghai('2027-01-02T00:00'));
    expect(newYear2027).toBe(7 * HOUR);
  });

  test('a year entered by the administrator counts as covered, with its overrides', () => {
    const entered = chinaCalendar({
      enteredYears: [2027],
      overrides: [
        { date: '2027-01-01', kind: 'rest' },
        { date: '2027-01-02', kind: 'working', shifts: [{ from: '09:00', to: '11:00' }] },
      ],
    });
    expect(entered.covers(shanghai('2027-06-01T00:00'))).toBe(true);
    expect(entered.workBetween(shanghai('2027-01-01T00:00'), shanghai('2027-01-03T00:00'))).toBe(2 * HOUR);
  });
});

describe('version', () => {
  test('is equal for equal calendars and moves with any day, shift or zone', () => {
    const same = [chinaCalendar().version, china.version];
    const others = [
      chinaCalendar({ overrides: [{ date: '2026-12-01', kind: 'rest' }] }),
      chinaCalendar({ shifts: [{ from: '09:00', to: '17:00' }] }),
      chinaCalendar({ zone: 'Asia/Tokyo' }),
      chinaCalendar({ enteredYears: [2027] }),
    ].map((c) => c.version);
    expect(new Set(same).size).toBe(1);
    expect(new Set([...others, ...same]).size).toBe(5);
  });
});

describe('bad definitions are refused in both languages', () => {
  const define = (extra: object) => () =>
    workingCalendar({ isWorkday: () => true, coveredYears: [], ...extra });
  test.each([
    [{ shifts: [] }, /班次.*shift/],
    [{ shifts: [{ from: '8:30', to: '12:00' }] }, /8:30/],
    [{ shifts: [{ from: '22:00', to: '06:00' }] }, /must end after/],
    [
      {
        shifts: [
          { from: '08:00', to: '12:00' },
          { from: '11:00', to: '13:00' },
        ],
      },
      /overlap/,
    ],
    [{ overrides: [{ date: '2026-02-30', kind: 'rest' }] }, /2026-02-30/],
    [{ zone: 'Mars/Olympus' }, /Mars/],
  ])('%j', (extra, message) => {
    expect(define(extra)).toThrow(message);
  });
});
