import { describe, expect, it } from 'vitest';
import { clockTime, fullTime, isoDay, nearTime, shortDay } from '../../../web/format/date.ts';

const ZONE = 'Asia/Shanghai';
const now = Date.parse('2026-11-24T10:00:00+08:00');

describe('dates stand in the zone of the installation', () => {
  it('takes the day there, not in UTC', () => {
    const late = Date.parse('2026-11-23T23:30:00Z');
    expect(isoDay(late, ZONE)).toBe('2026-11-24');
    expect(isoDay(late, 'America/New_York')).toBe('2026-11-23');
    expect(clockTime(late, ZONE)).toBe('07:30');
  });

  it('writes midnight as 00:00 of the new day', () => {
    expect(clockTime(Date.parse('2026-11-24T00:00:00+08:00'), ZONE)).toBe('00:00');
    expect(isoDay(Date.parse('2026-11-24T00:00:00+08:00'), ZONE)).toBe('2026-11-24');
  });

  it('says today, yesterday and tomorrow, and the date beyond', () => {
    expect(nearTime(Date.parse('2026-11-24T23:59:00+08:00'), now, ZONE, 'zh')).toBe('今天 23:59');
    expect(nearTime(Date.parse('2026-11-23T00:01:00+08:00'), now, ZONE, 'zh')).toBe('昨天 00:01');
    expect(nearTime(Date.parse('2026-11-25T18:00:00+08:00'), now, ZONE, 'en')).toBe('tomorrow 18:00');
    expect(nearTime(Date.parse('2026-11-20T18:00:00+08:00'), now, ZONE, 'zh')).toBe('11月20日 18:00');
  });

  it('names the year only when it is another', () => {
    expect(shortDay(Date.parse('2026-01-02T12:00:00+08:00'), now, ZONE, 'en')).toBe('2 Jan');
    expect(shortDay(Date.parse('2025-12-31T12:00:00+08:00'), now, ZONE, 'zh')).toBe('2025年12月31日');
    expect(shortDay(Date.parse('2025-12-31T12:00:00+08:00'), now, ZONE, 'en')).toBe('31 Dec 2025');
  });

  it('gives everything with the weekday', () => {
    expect(fullTime(now, ZONE, 'zh')).toContain('星期二');
    expect(fullTime(now, ZONE, 'en')).toContain('Tuesday');
  });
});
