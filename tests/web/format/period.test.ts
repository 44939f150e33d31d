import { describe, expect, it } from 'vitest';
import {
  daysOfPeriod,
  periodLabel,
  periodName,
  periodOfDay,
  periodsBetween,
} from '../../../web/format/period.ts';

describe('a period', () => {
  it('covers its days, the last exclusive', () => {
    expect(daysOfPeriod('month', '2026-12')).toEqual({ from: '2026-12-01', to: '2027-01-01' });
    expect(daysOfPeriod('week', '2026-W01')).toEqual({ from: '2025-12-29', to: '2026-01-05' });
    expect(daysOfPeriod('day', '2026-02-28')).toEqual({ from: '2026-02-28', to: '2026-03-01' });
  });

  it('is none when the key is none', () => {
    expect(daysOfPeriod('month', '2026-13')).toBeNull();
    expect(daysOfPeriod('week', '2025-W53')).toBeNull();
    expect(periodName('week', 'nonsense', 'zh')).toBe('nonsense');
  });

  it('of a day is the one that holds it', () => {
    expect(periodOfDay('week', '2026-01-01')).toBe('2026-W01');
    expect(periodOfDay('week', '2027-01-03')).toBe('2026-W53');
    expect(periodOfDay('month', '2026-11-24')).toBe('2026-11');
  });

  it('keeps every one between, so that an empty week is a gap and not skipped', () => {
    expect(periodsBetween('week', '2026-W52', '2027-W01')).toEqual(['2026-W52', '2026-W53', '2027-W01']);
    expect(periodsBetween('day', '2026-01-01', '2027-12-31', 10)).toHaveLength(10);
  });

  it('is said in both languages, short below an axis', () => {
    expect(periodName('month', '2026-10', 'zh')).toBe('2026年10月');
    expect(periodName('week', '2026-W40', 'en')).toBe('Week of 28 Sep 2026');
    expect(periodLabel('month', '2026-01', 'zh')).toBe('2026年1月');
    expect(periodLabel('month', '2026-02', 'en')).toBe('Feb');
    expect(periodLabel('week', '2026-W40', 'zh')).toBe('9月28日');
  });
});
