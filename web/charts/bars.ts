import type { EChartsOption } from 'echarts';
import { count } from '../format/number.ts';
import { baseOption, dataIndexOf, quietLines } from './drawing/base.ts';
import type { ChartFrame } from './drawing/chart.ts';

export interface BarsData {
  bars: readonly { key: string | null; name: string; value: number; partial: boolean }[];
  /** `rows`: one a line, with its name at the left; `columns`: one a period. */
  stand: 'rows' | 'columns';
}

export function barsHeight(bars: number): number {
  return 24 + Math.max(2, bars) * 34;
}

/** Counts as bars from zero, each with its figure; an unfinished period is outlined. */
export function bars(data: BarsData, frame: ChartFrame): EChartsOption {
  const { theme, words, language } = frame;
  const rows = data.stand === 'rows';
  const lines = quietLines(theme);
  const names = {
    id: 'group',
    type: 'category' as const,
    data: data.bars.map((bar) => bar.name),
    ...lines,
    splitLine: { show: false },
    axisLine: rows ? { show: false } : lines.axisLine,
    axisLabel: {
      color: rows ? theme.text : theme.muted,
      hideOverlap: true,
      ...(rows ? { interval: 0, width: frame.narrow ? 96 : 160, overflow: 'truncate' as const } : {}),
    },
    inverse: rows,
  };
  const figures = {
    id: 'count',
    type: 'value' as const,
    min: 0,
    minInterval: 1,
    splitNumber: 4,
    ...lines,
    ...(rows ? { axisLabel: { show: false }, splitLine: { show: false }, axisLine: { show: false } } : {}),
  };
  return {
    ...baseOption(frame),
    grid: {
      left: 4,
      right: rows ? 56 : 20,
      top: rows ? 4 : 20,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    tooltip: {
      ...baseOption(frame).tooltip,
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: (params: unknown) => {
        const bar = data.bars[dataIndexOf(params)];
        if (!bar) return '';
        return `${bar.partial ? `${bar.name} · ${words.partial}` : bar.name}\n${count(bar.value, language)}`;
      },
    },
    xAxis: rows ? figures : names,
    yAxis: rows ? names : figures,
    series: [
      {
        id: 'count',
        type: 'bar',
        barMaxWidth: rows ? 18 : 26,
        cursor: 'pointer',
        label: {
          show: rows || (data.bars.length <= 13 && !frame.narrow),
          position: rows ? 'right' : 'top',
          color: theme.text,
          fontSize: 12,
          formatter: (params: unknown) => count(data.bars[dataIndexOf(params)]?.value ?? null, language),
        },
        data: data.bars.map((bar) => ({
          value: bar.value,
          key: bar.key,
          itemStyle: bar.partial
            ? {
                color: theme.band,
                borderColor: theme.accent,
                borderType: 'dashed' as const,
                borderWidth: 1.5,
              }
            : { color: theme.accent },
        })),
      },
    ],
  };
}
