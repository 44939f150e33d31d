import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ago, countdown, duration, hours, limitMinutes, workingSpan } from '../../../web/format/duration.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('durations are read at a glance', () => {
  it('has two parts at most', () => {
    expect(duration(3 * HOUR + 20 * MINUTE, 'zh')).toBe('3小时20分');
    expect(duration(2 * DAY + 4 * HOUR + 59 * MINUTE, 'zh')).toBe('2天4小时');
    expect(duration(2 * DAY + 4 * HOUR, 'en')).toBe('2 d 4 h');
  });

  it('leaves out an empty second part', () => {
    expect(duration(2 * HOUR, 'zh')).toBe('2小时');
    expect(duration(3 * DAY + 5 * MINUTE, 'en')).toBe('3 d');
    expect(duration(45 * MINUTE, 'zh')).toBe('45分钟');
  });

  it('says so under a minute, and counts days alone past a month', () => {
    expect(duration(59_999, 'zh')).toBe('不到1分钟');
    expect(duration(45 * DAY + 3 * HOUR, 'en')).toBe('45 d');
  });

  it('never says more than the time that is there', () => {
    fc.assert(
      fc.property(fc.integer({ min: MINUTE, max: 29 * DAY }), (span) => {
        const words = duration(span, 'en');
        const said = [...words.matchAll(/(\d+) (d|h|min)/g)].reduce(
          (sum, [, amount, name]) =>
            sum + Number(amount) * (name === 'd' ? DAY : name === 'h' ? HOUR : MINUTE),
          0,
        );
        expect(said).toBeLessThanOrEqual(span);
        expect(span - said).toBeLessThan(span >= DAY ? HOUR : MINUTE);
      }),
    );
  });
});

describe('working time', () => {
  it('never becomes days of 24 hours', () => {
    expect(workingSpan(378 * HOUR + 5 * MINUTE, 'en')).toBe('378 h');
    expect(workingSpan(-49 * HOUR, 'zh')).toBe('49小时');
    expect(workingSpan(25 * HOUR + 30 * MINUTE, 'en')).toBe('25 h 30 min');
  });

  it('reads like any other span while it is short', () => {
    expect(workingSpan(-45 * MINUTE, 'zh')).toBe('45分钟');
    expect(workingSpan(59_999, 'en')).toBe('under a minute');
  });
});

describe('a countdown says left or overdue', () => {
  it('counts down, and up after', () => {
    expect(countdown(3 * HOUR + 20 * MINUTE, 0, 'zh')).toBe('剩 3小时20分');
    expect(countdown(0, 2 * DAY, 'zh')).toBe('已逾期 2天');
    expect(countdown(0, 2 * DAY, 'en')).toBe('2 d overdue');
  });

  it('is not late at the due instant itself', () => {
    expect(countdown(5, 5, 'zh')).toBe('剩 不到1分钟');
    expect(countdown(5, 6, 'zh')).toBe('已逾期 不到1分钟');
  });
});

describe('hours of a metric', () => {
  it('changes unit with size', () => {
    expect(hours(0.75, 'zh')).toBe('45分钟');
    expect(hours(21.0631, 'zh')).toBe('21.1小时');
    expect(hours(271.1258, 'en')).toBe('11.3 d');
    expect(hours(2, 'en')).toBe('2 h');
  });

  it('shows what is not reached as a dash, and zero as zero', () => {
    expect(hours(null, 'zh')).toBe('–');
    expect(hours(0, 'zh')).toBe('0小时');
  });

  it('never turns working minutes into days', () => {
    expect(limitMinutes(2400, 'zh')).toBe('40小时');
    expect(limitMinutes(90, 'en')).toBe('90 min');
  });
});

describe('ago', () => {
  it('takes the future for now', () => {
    expect(ago(10, 0, 'zh')).toBe('刚刚');
    expect(ago(0, 5 * MINUTE, 'zh')).toBe('5分钟前');
    expect(ago(0, HOUR, 'en')).toBe('1 h ago');
  });
});
