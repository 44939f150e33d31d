import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { EChartsOption } from 'echarts';
import { bars } from '../../../web/charts/bars.ts';
import { caterpillar } from '../../../web/charts/caterpillar.ts';
import { funnel } from '../../../web/charts/funnel.ts';
import { charts } from '../../../web/charts/index.ts';
import { stackedShares } from '../../../web/charts/stacked-shares.ts';
import { survivalCurves } from '../../../web/charts/survival-curves.ts';
import { trendLine } from '../../../web/charts/trend-line.ts';
import { buildFrame, buildGroup } from './frame.ts';

const frame = buildFrame();
const point = { hours: 1, share: 0.5, low: 0.4, high: 0.6, atRisk: 10 };
const drawn: Record<keyof typeof charts, EChartsOption> = {
  bars: bars({ bars: [{ key: 'a', name: 'A', value: 3, partial: false }], stand: 'rows' }, frame),
  caterpillar: caterpillar({ groups: [buildGroup()], average: 0.8, unit: 'ratio', better: 'higher' }, frame),
  funnel: funnel({ groups: [buildGroup()], average: 0.8 }, frame),
  'stacked-shares': stackedShares(
    { parts: [{ id: 'good', name: '满意' }], rows: [{ key: 'a', name: 'A', counts: [30] }] },
    frame,
  ),
  'survival-curves': survivalCurves(
    {
      curves: [{ key: null, name: '总体', points: [point] }],
      shows: 'waiting',
      axis: 'log',
      horizons: [24],
      until: 720,
    },
    frame,
  ),
  'trend-line': trendLine(
    {
      points: [
        { key: '2026-W40', label: '9月28日', value: 0.5, low: 0.4, high: 0.6, sample: 40, partial: false },
      ],
      unit: 'ratio',
      average: 0.5,
    },
    frame,
  ),
};

const listOf = (part: unknown): { id?: unknown }[] =>
  (Array.isArray(part) ? part : [part]) as { id?: unknown }[];

describe('every chart', () => {
  it('is listed: the folder and the registry agree', () => {
    const files = readdirSync(new URL('../../../web/charts', import.meta.url))
      .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
      .map((file) => file.replace('.ts', ''));
    expect(Object.keys(charts).sort()).toEqual(files.sort());
  });

  it.each(Object.entries(drawn))('%s: series and axes have ids of their own', (_, option) => {
    for (const part of [option.series, option.xAxis, option.yAxis]) {
      const ids = listOf(part).map((one) => one.id);
      expect(ids.every((id) => typeof id === 'string' && id !== '')).toBe(true);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it.each(Object.entries(drawn))('%s: says in a sentence of ours what it shows', (_, option) => {
    expect(option.aria).toEqual({ enabled: true, label: { enabled: true, description: '各部门按时率' } });
  });

  it.each(Object.entries(drawn))('%s: has a tooltip without inline styles', (_, option) => {
    expect(option.tooltip).toMatchObject({ renderMode: 'richText' });
  });
});
