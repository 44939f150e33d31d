import type { CustomSeriesOption, EChartsOption } from 'echarts';
import { count, percent } from '../format/number.ts';
import { baseOption, dataIndexOf, hoursAxis, quietLines, shareAxis } from './drawing/base.ts';
import { isSmall, shortName, sideOf, type ChartFrame, type ComparedGroup } from './drawing/chart.ts';
import { hoursLabel } from './drawing/hours-label.ts';
import { toScale } from './drawing/time-scale.ts';

export interface CaterpillarData {
  groups: readonly ComparedGroup[];
  /** The figure of all groups together. */
  average: number | null;
  unit: 'ratio' | 'hours';
  better: 'higher' | 'lower' | null;
}

/**
 * Groups by their estimate, the best first, then those too small to be placed, then those without a value. The order is
 * no verdict: see the intervals.
 */
export function byEstimate(
  groups: readonly ComparedGroup[],
  better: CaterpillarData['better'],
): ComparedGroup[] {
  const sign = better === 'lower' ? 1 : -1;
  return [...groups].sort((one, other) => {
    if (one.value === null || other.value === null)
      return Number(one.value === null) - Number(other.value === null);
    return (
      Number(isSmall(one)) - Number(isSmall(other)) ||
      sign * (one.value - other.value) ||
      other.sample - one.sample
    );
  });
}

export function caterpillarHeight(groups: number): number {
  return 64 + Math.max(2, groups) * 30;
}

/** One row a group: estimate and 95 % interval, sample beside the name, small groups hollow, a line at the average. */
export function caterpillar(data: CaterpillarData, frame: ChartFrame): EChartsOption {
  const { theme, words, narrow } = frame;
  const groups = byEstimate(data.groups, data.better);
  const place = (value: number): number => (data.unit === 'hours' ? toScale(value) : value);
  const label = (value: number | null): string =>
    data.unit === 'hours' ? hoursLabel(value, frame.clock, frame.language) : percent(value);
  const axis = valueAxis(groups, data, frame);
  return {
    ...baseOption(frame),
    grid: {
      left: 4,
      right: 24,
      top: 28,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    tooltip: {
      ...baseOption(frame).tooltip,
      trigger: 'item',
      formatter: (params: unknown) => {
        const group = groups[dataIndexOf(params)];
        return group ? groupWords(group, data.average, label, frame) : '';
      },
    },
    xAxis: { id: 'value', ...axis },
    yAxis: {
      id: 'group',
      type: 'category',
      inverse: true,
      data: groups.map((group) => group.name),
      ...quietLines(theme),
      axisLine: { show: false },
      splitLine: { show: false },
      axisLabel: {
        interval: 0,
        formatter: (_: string, index: number) => rowLabel(groups[index], frame),
        rich: {
          name: { color: theme.text, fontSize: 12 },
          small: { color: theme.muted, fontSize: 12 },
          n: { color: theme.muted, fontSize: 11, padding: [0, 0, 0, 6] },
        },
      },
    },
    series: [
      {
        id: 'interval',
        type: 'custom',
        silent: true,
        z: 2,
        encode: { x: [0, 1], y: 2 },
        data: groups.map((group, row) => [
          group.low === null ? null : place(group.low),
          group.high === null ? null : place(group.high),
          row,
        ]),
        renderItem: drawInterval(axis.max, theme.neutral),
      },
      {
        id: 'estimate',
        type: 'scatter',
        z: 3,
        symbolSize: narrow ? 11 : 10,
        cursor: 'pointer',
        data: groups.map((group, row) => {
          const side = sideOf(group, data.average);
          return {
            value: [group.value === null ? '-' : place(group.value), row],
            key: group.key,
            symbol: side === 'within' ? 'circle' : 'diamond',
            symbolSize: side === 'within' ? 10 : 14,
            itemStyle: isSmall(group)
              ? { color: theme.surface, borderColor: theme.neutral, borderWidth: 2 }
              : { color: side === 'within' ? theme.accent : theme.signal, borderWidth: 0 },
          };
        }),
        ...(data.average === null
          ? {}
          : {
              markLine: {
                silent: true,
                symbol: 'none',
                animation: false,
                lineStyle: { color: theme.neutral, type: 'dashed', width: 1.5 },
                label: {
                  position: 'start',
                  distance: [0, 6],
                  formatter: `${words.overall} ${label(data.average)}`,
                  color: theme.text,
                  fontSize: 12,
                },
                data: [{ xAxis: place(data.average) }],
              },
            }),
      },
    ],
  };
}

function valueAxis(groups: readonly ComparedGroup[], { unit, average }: CaterpillarData, frame: ChartFrame) {
  const ends = [average, ...groups.flatMap((group) => [group.low, group.value, group.high])].filter(
    (end) => end !== null,
  );
  if (unit === 'hours')
    return hoursAxis(Math.max(1, ...ends), frame, ends.length === 0 ? 0 : Math.min(...ends));
  return shareAxis(Math.min(1, ...ends), Math.max(0, ...ends), frame, frame.narrow ? 2 : 8);
}

function rowLabel(group: ComparedGroup | undefined, { words, language, narrow }: ChartFrame): string {
  if (!group) return '';
  const name = shortName(group.name, narrow ? 8 : 16);
  if (group.value === null) {
    return `{small|${name}}{n|${group.sample === 0 ? words.noSample : words.notReached}}`;
  }
  return `{${isSmall(group) ? 'small' : 'name'}|${name}}{n|n=${count(group.sample, language)}}`;
}

function groupWords(
  group: ComparedGroup,
  average: number | null,
  label: (value: number | null) => string,
  { words, language }: ChartFrame,
): string {
  const side = sideOf(group, average);
  const range = `${label(group.low)} – ${group.high === null ? words.notReached : label(group.high)}`;
  return [
    group.name,
    group.value === null ? words.notReached : label(group.value),
    group.low === null ? null : `${words.interval} ${range}`,
    `${words.sample} ${count(group.sample, language)}`,
    isSmall(group) ? words.small : side === 'within' ? words.inside : words.outside,
  ]
    .filter((line) => line !== null)
    .join('\n');
}

/** A whisker with end strokes; one without an upper end runs to the edge and ends in an arrow head. */
function drawInterval(edge: number, color: string): NonNullable<CustomSeriesOption['renderItem']> {
  return (_, api) => {
    const low = Number(api.value(0));
    if (Number.isNaN(low)) return null;
    const high = Number(api.value(1));
    const open = Number.isNaN(high);
    const row = Number(api.value(2));
    const [left = 0, middle = 0] = api.coord([low, row]);
    const [right = 0] = api.coord([open ? edge : high, row]);
    const style = { stroke: color, lineWidth: 2, fill: 'none' };
    const stroke = (x1: number, y1: number, x2: number, y2: number) => ({
      type: 'line' as const,
      shape: { x1, y1, x2, y2 },
      style,
    });
    const end = open
      ? [stroke(right - 6, middle - 4, right, middle), stroke(right - 6, middle + 4, right, middle)]
      : [stroke(right, middle - 4, right, middle + 4)];
    return {
      type: 'group',
      children: [stroke(left, middle, right, middle), stroke(left, middle - 4, left, middle + 4), ...end],
    };
  };
}
