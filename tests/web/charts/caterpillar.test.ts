import { describe, expect, it } from 'vitest';
import { byEstimate, caterpillar } from '../../../web/charts/caterpillar.ts';
import { shortName, sideOf } from '../../../web/charts/drawing/chart.ts';
import { toScale } from '../../../web/charts/drawing/time-scale.ts';
import { buildFrame, buildGroup } from './frame.ts';

type Series = {
  id: string;
  data: { key?: string; symbol?: string; itemStyle?: object; value?: unknown[] }[];
};
const draw = (groups: Parameters<typeof caterpillar>[0]['groups'], average: number | null = 0.8) => {
  const option = caterpillar({ groups, average, unit: 'ratio', better: 'higher' }, buildFrame());
  const series = option.series as unknown as (Series & { markLine?: { data: unknown } })[];
  return { option, interval: series[0]!, estimate: series[1]! };
};

describe('a caterpillar', () => {
  it('puts the better estimate first, whichever way is better, and no value last', () => {
    const groups = [
      buildGroup({ key: 'none', value: null }),
      buildGroup({ key: 'low', value: 0.4 }),
      buildGroup({ key: 'high', value: 0.9 }),
    ];
    expect(byEstimate(groups, 'higher').map((group) => group.key)).toEqual(['high', 'low', 'none']);
    expect(byEstimate(groups, 'lower').map((group) => group.key)).toEqual(['low', 'high', 'none']);
  });

  it('places a small group after those that can be placed, whatever luck it had', () => {
    const groups = [
      buildGroup({ key: 'lucky', value: 1, sample: 4 }),
      buildGroup({ key: 'low', value: 0.4 }),
    ];
    expect(byEstimate(groups, 'higher').map((group) => group.key)).toEqual(['low', 'lucky']);
  });

  it('has few marks on a narrow axis, or their labels would run into each other', () => {
    const group = buildGroup({ value: 0.8, low: 0.05, high: 1 });
    const option = caterpillar(
      { groups: [group], average: 0.8, unit: 'ratio', better: 'higher' },
      buildFrame({ narrow: true }),
    );
    expect(option.xAxis).toMatchObject({ min: 0, max: 1, interval: 0.5 });
  });

  it('has an axis with round ends that hold every interval and the overall figure', () => {
    const { option } = draw([buildGroup({ value: 0.06, low: 0.03, high: 0.09 })], 0.12);
    expect(option.xAxis).toMatchObject({ min: 0.02, max: 0.12, interval: 0.02 });
  });

  it('draws a small group hollow and never as a signal, however far off it is', () => {
    const { estimate } = draw([buildGroup({ key: 'tiny', value: 0.1, low: 0.02, high: 0.4, sample: 8 })]);
    expect(estimate.data[0]).toMatchObject({
      key: 'tiny',
      symbol: 'circle',
      itemStyle: { color: '--surface', borderColor: '--chart-neutral' },
    });
  });

  it('marks by shape as well as colour a group whose whole interval misses the overall figure', () => {
    const { estimate } = draw([buildGroup({ value: 0.5, low: 0.45, high: 0.55 })]);
    expect(estimate.data[0]).toMatchObject({ symbol: 'diamond', itemStyle: { color: '--chart-signal' } });
  });

  it('judges nobody without an overall figure', () => {
    expect(sideOf(buildGroup(), null)).toBe('within');
    expect(draw([buildGroup()], null).estimate.markLine).toBeUndefined();
  });

  it('prints the sample beside each name, and says what is missing', () => {
    const groups = [buildGroup({ sample: 1234 }), buildGroup({ value: null, sample: 0 })];
    const { option } = draw(groups);
    const axis = option.yAxis as { axisLabel: { formatter: (name: string, index: number) => string } };
    expect(axis.axisLabel.formatter('', 0)).toContain('n=1,234');
    expect(axis.axisLabel.formatter('', 1)).toContain('无样本');
  });

  it('cuts a long name by its width: a letter takes half of a Chinese character', () => {
    expect(shortName('信息技术服务与网络安全管理办公室', 8)).toBe('信息技术服务与…');
    expect(shortName('University hospital', 16)).toBe('University hospital');
  });

  it('leaves a missing value as a gap', () => {
    expect(draw([buildGroup({ value: null, low: null, high: null })]).estimate.data[0]?.value?.[0]).toBe('-');
  });

  it('spaces hours by log(1 + hours), from the round hour at or below the nearest', () => {
    const option = caterpillar(
      {
        groups: [buildGroup({ value: 24, low: 12, high: null })],
        average: 24,
        unit: 'hours',
        better: 'lower',
      },
      buildFrame(),
    );
    const [interval, estimate] = option.series as unknown as { data: unknown[] }[];
    expect(interval?.data[0]).toEqual([toScale(12), null, 0]);
    expect(estimate?.data[0]).toMatchObject({ value: [toScale(24), 0] });
    expect(option.xAxis).toMatchObject({ min: toScale(12) });
  });
});
