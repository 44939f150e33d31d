import { describe, expect, it } from 'vitest';
import { shareAt, survivalCurves, thinned, type CurvePoint } from '../../../web/charts/survival-curves.ts';
import { toScale } from '../../../web/charts/drawing/time-scale.ts';
import { buildFrame } from './frame.ts';

const at = (hours: number, share: number): CurvePoint => ({
  hours,
  share,
  low: share - 0.05,
  high: share + 0.05,
  atRisk: 100,
});
const points = [at(2, 0.8), at(10, 0.4), at(100, 0.1)];

describe('a survival curve', () => {
  it('starts with everybody waiting at receipt', () => {
    expect(thinned(points)[0]).toMatchObject({ hours: 0, share: 1 });
  });

  it('keeps the first, the last and every visible step', () => {
    const many = Array.from({ length: 1000 }, (_, step) => at(step, 1 - step / 10_000));
    const kept = thinned(many);
    expect(kept.length).toBeLessThan(120);
    expect(kept[0]).toEqual(many[0]);
    expect(kept.at(-1)).toEqual(many.at(-1));
  });

  it('holds each share until the next step and knows nothing past the last', () => {
    expect(shareAt(points, 0)?.share).toBe(1);
    expect(shareAt(points, 9.9)?.share).toBe(0.8);
    expect(shareAt(points, 10)?.share).toBe(0.4);
    expect(shareAt(points, 101)).toBeNull();
    expect(shareAt([], 1)).toBeNull();
  });

  it('draws steps, gives each line a dash of its own, and a band to the first only', () => {
    const option = survivalCurves(
      {
        curves: [
          { key: null, name: '总体', points },
          { key: 'dining', name: '餐饮', points },
        ],
        shows: 'waiting',
        axis: 'log',
        horizons: [24],
        until: 720,
      },
      buildFrame(),
    );
    const series = option.series as unknown as {
      id: string;
      step: string;
      data: number[][];
      lineStyle: { type?: unknown };
    }[];
    expect(series.map((one) => one.id)).toEqual(['band-low', 'band-span', 'curve-none', 'curve-dining']);
    expect(series.every((one) => one.step === 'end')).toBe(true);
    expect(series[2]?.lineStyle.type).not.toEqual(series[3]?.lineStyle.type);
    expect(series[2]?.data[1]).toEqual([toScale(2), 0.8]);
    // the upper series holds the difference
    expect(series[1]?.data[1]?.[1]).toBeCloseTo(0.1, 9);
  });

  it('reads working time in hours, never in days of 24', () => {
    const option = survivalCurves(
      {
        curves: [{ key: null, name: '总体', points }],
        shows: 'waiting',
        axis: 'log',
        horizons: [],
        until: 720,
      },
      buildFrame({ clock: 'working' }),
    );
    const axis = option.xAxis as {
      axisLabel: { customValues: number[]; formatter: (place: number) => string };
    };
    const labels = axis.axisLabel.customValues.map(axis.axisLabel.formatter);
    expect(labels.every((label) => label.endsWith('小时'))).toBe(true);
  });
});
