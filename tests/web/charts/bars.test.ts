import { describe, expect, it } from 'vitest';
import { bars } from '../../../web/charts/bars.ts';
import { stackedShares } from '../../../web/charts/stacked-shares.ts';
import { buildFrame } from './frame.ts';

describe('bars', () => {
  it('start at zero and outline the unfinished period', () => {
    const option = bars(
      {
        bars: [
          { key: 'w1', name: '1', value: 5, partial: false },
          { key: 'w2', name: '2', value: 2, partial: true },
        ],
        stand: 'columns',
      },
      buildFrame(),
    );
    expect(option.yAxis).toMatchObject({ min: 0, type: 'value' });
    const [series] = option.series as unknown as { data: { itemStyle: object }[] }[];
    expect(series?.data[0]?.itemStyle).not.toHaveProperty('borderType');
    expect(series?.data[1]?.itemStyle).toMatchObject({ borderType: 'dashed' });
  });
});

describe('stacked shares', () => {
  const option = stackedShares(
    {
      parts: [
        { id: 'satisfied', name: '满意' },
        { id: 'dissatisfied', name: '不满意' },
      ],
      rows: [
        { key: 'a', name: 'A', counts: [75, 25] },
        { key: 'b', name: 'B', counts: [0, 0] },
        { key: 'c', name: 'C', counts: [2, 2] },
      ],
    },
    buildFrame(),
  );
  const series = option.series as unknown as { data: { value: unknown; itemStyle?: object }[] }[];

  it('add up to the whole, and show nothing where nobody was asked', () => {
    expect(series.map((one) => one.data[0]?.value)).toEqual([0.75, 0.25]);
    expect(series.map((one) => one.data[1]?.value)).toEqual(['-', '-']);
  });

  it('pale a small group', () => {
    expect(series[0]?.data[2]?.itemStyle).toMatchObject({ opacity: 0.45 });
    expect(series[0]?.data[0]).not.toHaveProperty('itemStyle');
  });
});
