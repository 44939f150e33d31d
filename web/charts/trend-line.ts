import type { EChartsOption } from 'echarts';
import { count, percent } from '../format/number.ts';
import { baseOption, dataIndexOf, hoursAxis, quietLines, shareAxis } from './drawing/base.ts';
import { isSmall, type ChartFrame } from './drawing/chart.ts';
import { hoursLabel } from './drawing/hours-label.ts';
import { toScale } from './drawing/time-scale.ts';

export interface TrendPoint {
  /** `2026-W40`, as the metric groups. */
  key: string;
  /** Below the axis: `9月28日`. */
  label: string;
  /** Null is a gap and stays one. */
  value: number | null;
  low: number | null;
  high: number | null;
  sample: number;
  /** The period has not ended: its point stands apart from the line. */
  partial: boolean;
}

export interface TrendData {
  points: readonly TrendPoint[];
  unit: 'ratio' | 'hours' | 'tickets';
  average: number | null;
}

/** A figure by week or month with its interval as a band. Small groups are hollow, the unfinished period stands apart. */
export function trendLine(data: TrendData, frame: ChartFrame): EChartsOption {
  const { theme, words } = frame;
  const { points } = data;
  const place = (value: number | null): number | '-' =>
    value === null ? '-' : data.unit === 'hours' ? toScale(value) : value;
  const label = trendLabel(data.unit, frame);
  const settled = (point: TrendPoint): boolean => !point.partial;
  const low = (point: TrendPoint) => (settled(point) ? place(point.low) : '-');
  return {
    ...baseOption(frame),
    grid: {
      left: 4,
      right: data.average === null ? 20 : 60,
      top: 24,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    tooltip: {
      ...baseOption(frame).tooltip,
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: theme.neutral } },
      formatter: (params: unknown) => {
        const point = points[dataIndexOf(params)];
        return point ? pointWords(point, label, frame) : '';
      },
    },
    xAxis: {
      id: 'period',
      type: 'category',
      data: points.map((point) => point.label),
      ...quietLines(theme),
      splitLine: { show: false },
      axisLabel: { color: theme.muted, hideOverlap: true },
    },
    yAxis: { id: 'value', ...valueAxis(data, frame) },
    series: [
      { ...BAND, id: 'band-low', data: points.map(low) },
      {
        ...BAND,
        id: 'band-span',
        areaStyle: { color: theme.band, opacity: 1 },
        data: points.map((point) => {
          const from = low(point);
          const to = place(point.high);
          return from === '-' || to === '-' ? '-' : to - from;
        }),
      },
      {
        id: 'value',
        type: 'line',
        connectNulls: false,
        cursor: 'pointer',
        z: 3,
        showAllSymbol: true,
        lineStyle: { color: theme.accent, width: 2 },
        data: points.map((point) => ({
          value: settled(point) ? place(point.value) : '-',
          key: point.key,
          symbol: 'circle',
          symbolSize: frame.narrow ? 7 : 8,
          itemStyle: isSmall(point)
            ? { color: theme.surface, borderColor: theme.neutral, borderWidth: 2 }
            : { color: theme.accent },
        })),
        ...(data.average === null
          ? {}
          : {
              markLine: {
                silent: true,
                symbol: 'none',
                animation: false,
                lineStyle: { color: theme.neutral, type: 'dashed', width: 1.2 },
                label: {
                  position: 'end',
                  color: theme.muted,
                  formatter: `${words.overall}\n${label(data.average)}`,
                },
                data: [{ yAxis: Number(place(data.average)) }],
              },
            }),
      },
      {
        id: 'unfinished',
        type: 'scatter',
        z: 4,
        symbol: 'diamond',
        symbolSize: 11,
        cursor: 'pointer',
        itemStyle: { color: theme.surface, borderColor: theme.accent, borderWidth: 2 },
        data: points.map((point) => ({
          value: settled(point) ? '-' : place(point.value),
          key: point.key,
        })),
      },
    ],
  };
}

const BAND = {
  type: 'line' as const,
  stack: 'band',
  silent: true,
  symbol: 'none',
  lineStyle: { width: 0, opacity: 0 },
  z: 1,
};

function valueAxis(data: TrendData, frame: ChartFrame) {
  const ends = [data.average, ...data.points.flatMap((point) => [point.low, point.value, point.high])].filter(
    (end) => end !== null,
  );
  if (data.unit === 'hours')
    return hoursAxis(Math.max(1, ...ends), frame, ends.length === 0 ? 0 : Math.min(...ends));
  if (data.unit === 'ratio') return shareAxis(Math.min(1, ...ends), Math.max(0, ...ends), frame, 5);
  return { type: 'value' as const, min: 0, minInterval: 1, splitNumber: 4, ...quietLines(frame.theme) };
}

/** A figure of that unit as text. */
export function trendLabel(unit: TrendData['unit'], frame: Pick<ChartFrame, 'clock' | 'language'>) {
  return (value: number | null): string => {
    if (unit === 'ratio') return percent(value);
    if (unit === 'hours') return hoursLabel(value, frame.clock, frame.language);
    return count(value, frame.language);
  };
}

function pointWords(
  point: TrendPoint,
  label: (value: number | null) => string,
  { words, language }: ChartFrame,
): string {
  return [
    point.partial ? `${point.label} · ${words.partial}` : point.label,
    point.value === null ? words.noSample : label(point.value),
    point.low === null
      ? null
      : `${words.interval} ${label(point.low)} – ${point.high === null ? words.notReached : label(point.high)}`,
    `${words.sample} ${count(point.sample, language)}`,
    isSmall(point) ? words.small : null,
  ]
    .filter((line) => line !== null)
    .join('\n');
}
