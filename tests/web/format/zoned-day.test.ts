import { describe, expect, it } from 'vitest';
import {
  addDays,
  instantOfLocalMinute,
  isDay,
  localMinute,
  startOfDay,
} from '../../../web/format/zoned-day.ts';

describe('a day of a zone', () => {
  it('begins at midnight there', () => {
    expect(startOfDay('2026-11-24', 'Asia/Shanghai')).toBe(Date.parse('2026-11-23T16:00:00Z'));
    expect(startOfDay('2026-11-24', 'UTC')).toBe(Date.parse('2026-11-24T00:00:00Z'));
    expect(startOfDay('2026-11-24', 'America/New_York')).toBe(Date.parse('2026-11-24T05:00:00Z'));
    expect(startOfDay('2026-11-24', 'Pacific/Kiritimati')).toBe(Date.parse('2026-11-23T10:00:00Z'));
  });

  it('begins right on the days when clocks change', () => {
    expect(startOfDay('2026-03-08', 'America/New_York')).toBe(Date.parse('2026-03-08T05:00:00Z'));
    expect(startOfDay('2026-03-09', 'America/New_York')).toBe(Date.parse('2026-03-09T04:00:00Z'));
  });

  it('counts on over months, and is nothing when it is no day', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(addDays('2026-02-30', 1)).toBe('');
    expect(isDay('2026-02-30')).toBe(false);
  });
});

describe('a minute of a zone', () => {
  it('goes to a field and comes back as the same instant', () => {
    const at = Date.parse('2026-11-24T06:05:00Z');
    expect(localMinute(at, 'Asia/Shanghai')).toBe('2026-11-24T14:05');
    expect(instantOfLocalMinute('2026-11-24T14:05', 'Asia/Shanghai')).toBe(at);
  });

  it('is null when the field holds none', () => {
    expect(instantOfLocalMinute('', 'UTC')).toBeNull();
    expect(instantOfLocalMinute('2026-02-30T10:00', 'UTC')).toBeNull();
  });
});
