import { describe, expect, test } from 'vitest';
import { chinaCalendar } from '../../../analytics/calendar/china.ts';
import { calendarView } from '../../../api/administration/calendar.ts';
import { clockView } from '../../../api/tickets/clock-view.ts';
import { readTicketNumber, ticketNumber } from '../../../api/tickets/number.ts';
import { readQueryCode } from '../../../api/tickets/query-code.ts';

const calendar = chinaCalendar({ zone: 'Asia/Shanghai' });
const at = (local: string) => Date.parse(`${local}:00+08:00`);
const HOUR = 3_600_000;

describe('a clock on the working calendar', () => {
  // Monday 08:30 and four working hours: Monday 08:30-12:00, 14:00-14:30
  const clock = { name: 'sign', startedAt: at('2026-11-23T08:30'), dueAt: at('2026-11-23T14:30') };

  test.each([
    ['2026-11-23T08:30', 'green', 4],
    ['2026-11-23T11:00', 'green', 1.5],
    ['2026-11-23T11:30', 'yellow', 1],
    ['2026-11-23T13:00', 'yellow', 0.5],
    ['2026-11-23T14:30', 'yellow', 0],
    ['2026-11-23T15:30', 'red', -1],
  ] as const)('at %s is %s with %d working hours left', (now, level, hours) => {
    expect(clockView(clock, at(now), calendar)).toMatchObject({ level, workLeft: hours * HOUR });
  });

  test('does not run over a weekend, and runs on a Saturday that is worked 调休', () => {
    const due = { name: 'answer', startedAt: at('2026-11-27T08:30'), dueAt: at('2026-11-30T12:00') };
    const left = (now: string) => clockView(due, at(now), calendar).workLeft;
    expect(left('2026-11-28T10:00')).toBe(left('2026-11-29T20:00'));
    // 2026-02-14, a Saturday, is worked for the Spring Festival
    const makeUp = { name: 'answer', startedAt: at('2026-02-13T08:30'), dueAt: at('2026-02-14T17:30') };
    expect(clockView(makeUp, at('2026-02-13T17:30'), calendar).workLeft).toBe(7 * HOUR);
  });

  test('once a ticket is a minute late on a Friday evening it is red, though no working time has passed', () => {
    const due = { name: 'answer', startedAt: at('2026-11-23T08:30'), dueAt: at('2026-11-27T17:30') };
    expect(clockView(due, at('2026-11-27T17:31'), calendar)).toMatchObject({ level: 'red' });
  });

  test('a year that the calendar does not cover still has deadlines, and administrators are told beforehand', () => {
    expect(calendar.coverage.lastYear).not.toBeNull();
    const beyond = Date.parse(`${(calendar.coverage.lastYear ?? 0) + 1}-03-01T09:00:00+08:00`);
    expect(calendar.addWork(beyond, 14 * HOUR)).toBeGreaterThan(beyond);
    const view = (now: number) =>
      calendarView({
        clock: () => now,
        calendar: () => calendar,
        organisation: { now: { calendarDays: [] } },
      } as unknown as Parameters<typeof calendarView>[0]);
    expect(view(beyond).warning).toMatchObject({
      zh: expect.stringContaining('周一至周五'),
      en: expect.any(String),
    });
    expect(view(Date.parse(`${calendar.coverage.lastYear}-03-01T09:00:00+08:00`)).warning).toBeNull();
    expect(view(Date.parse(`${calendar.coverage.lastYear}-10-01T09:00:00+08:00`)).warning).not.toBeNull();
  });
});

describe('the public number', () => {
  const number = ticketNumber('2026-11-24', 123);

  test('is HY, the day, six digits and a check digit', () => expect(number).toMatch(/^HY20261124000123\d$/));

  test('every single wrong digit is found', () => {
    const digits = number.slice(2);
    for (let index = 0; index < digits.length; index += 1)
      for (let digit = 0; digit < 10; digit += 1) {
        if (String(digit) === digits[index]) continue;
        expect(readTicketNumber(`HY${digits.slice(0, index)}${digit}${digits.slice(index + 1)}`)).toBeNull();
      }
  });

  test.each(['hy20261124 000123', 'ＨＹ20261124-000123'])('%s is read as people type it', (typed) => {
    expect(readTicketNumber(typed + number.slice(-1))).toBe(number);
  });

  test.each(['', 'HY', 'HY1', 'HX202611240001237', 'HY2026112400012370000000000000000000'])(
    '%j is none',
    (typed) => {
      expect(readTicketNumber(typed)).toBeNull();
    },
  );
});

test('a query code is read as people type it', () => {
  expect(readQueryCode(' abcd-2345 ')).toBe('ABCD2345');
  expect(readQueryCode('ＡＢＣＤ２３４５')).toBe('ABCD2345');
});
