import { describe, expect, it } from 'vitest';
import { trendLine, type TrendPoint } from '../../../web/charts/trend-line.ts';
import { buildFrame } from './frame.ts';

const week = (key: string, changes: Partial<TrendPoint> = {}): TrendPoint => ({
  key,
  label: key,
  value: 0.8,
  low: 0.7,
  high: 0.9,
  sample: 100,
  partial: false,
  ...changes,
});
const draw = (points: TrendPoint[]) => {
  const option = trendLine({ points, unit: 'ratio', average: null }, buildFrame());
  const series = option.series as unknown as { id: string; connectNulls?: boolean; data: unknown[] }[];
  return Object.fromEntries(series.map((one) => [one.id, one]));
};

describe('a trend', () => {
  it('leaves a gap a gap, in the line and in the band', () => {
    const gap = week('2026-W41', { value: null, low: null, high: null, sample: 0 });
    const { value, 'band-low': low, 'band-span': span } = draw([week('2026-W40'), gap, week('2026-W42')]);
    expect(value?.connectNulls).toBe(false);
    expect(value?.data[1]).toMatchObject({ value: '-' });
    expect([low?.data[1], span?.data[1]]).toEqual(['-', '-']);
  });

  it('keeps the unfinished week off the line, as a mark of its own', () => {
    const { value, unfinished } = draw([week('2026-W47'), week('2026-W48', { partial: true })]);
    expect(value?.data[1]).toMatchObject({ value: '-' });
    expect(unfinished?.data).toMatchObject([{ value: '-' }, { value: 0.8, key: '2026-W48' }]);
  });

  it('shows a small week hollow', () => {
    const { value } = draw([week('2026-W40', { sample: 8 })]);
    expect(value?.data[0]).toMatchObject({ itemStyle: { color: '--surface' } });
  });
});
