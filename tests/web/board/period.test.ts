import { describe, expect, it } from 'vitest';
import { daysOfPreset, PRESETS, spanOf } from '../../../web/board/question/period.ts';

describe('a named period', () => {
  it('is counted from the day of the question', () => {
    const today = '2026-11-24';
    expect(Object.fromEntries(PRESETS.map((preset) => [preset, daysOfPreset(preset, today)]))).toEqual({
      all: null,
      'this-month': { from: '2026-11-01', to: '2026-11-25' },
      'last-month': { from: '2026-10-01', to: '2026-11-01' },
      'last-30-days': { from: '2026-10-26', to: '2026-11-25' },
      'last-90-days': { from: '2026-08-27', to: '2026-11-25' },
      'this-quarter': { from: '2026-10-01', to: '2026-11-25' },
      'this-year': { from: '2026-01-01', to: '2026-11-25' },
      'last-year': { from: '2025-01-01', to: '2026-01-01' },
    });
  });

  it('of January reaches back into the year before', () => {
    expect(daysOfPreset('last-month', '2026-01-05')).toEqual({ from: '2025-12-01', to: '2026-01-01' });
  });

  it('begins and ends at midnight of the installation', () => {
    const period = { kind: 'preset' as const, preset: 'last-month' as const };
    expect(spanOf(period, '2026-11-24', 'Asia/Shanghai')).toEqual({
      from: Date.parse('2026-09-30T16:00:00Z'),
      to: Date.parse('2026-10-31T16:00:00Z'),
    });
  });
});
