import type { EChartsOption } from 'echarts';
import { count, percent } from '../format/number.ts';
import { baseOption, dataIndexOf, quietLines } from './drawing/base.ts';
import { binomialLimits, type ControlLevel } from './drawing/binomial-limits.ts';
import { isSmall, type ChartFrame, type ComparedGroup } from './drawing/chart.ts';

export interface FunnelData {
  groups: readonly ComparedGroup[];
  /** The rate of all groups together, where the funnel closes in. */
  average: number;
}

export type FunnelVerdict = 'small' | 'within' | 'alert-low' | 'alert-high' | 'alarm-low' | 'alarm-high';

/** How a group stands to the control lines: 95 % is worth a look, 99.8 % is hardly chance; small groups are not judged. */
export function funnelVerdict(group: ComparedGroup, average: number): FunnelVerdict {
  if (group.value === null || isSmall(group)) return 'small';
  const [low998, high998] = binomialLimits(group.sample, average, 0.998);
  if (group.value < low998) return 'alarm-low';
  if (group.value > high998) return 'alarm-high';
  const [low95, high95] = binomialLimits(group.sample, average, 0.95);
  if (group.value < low95) return 'alert-low';
  if (group.value > high95) return 'alert-high';
  return 'within';
}

/** Rate against sample with control lines at 95 % and 99.8 %. Only groups beyond a line carry their name: labels would collide. */
export function funnel(data: FunnelData, frame: ChartFrame): EChartsOption {
  const { theme, words, language } = frame;
  const shown = data.groups.filter((group) => group.value !== null && group.sample > 0);
  const most = Math.max(30, ...shown.map((group) => group.sample));
  const step = roundStep((most * 1.05) / (frame.narrow ? 3 : 6));
  const end = Math.ceil((most * 1.05) / step) * step;
  const sizes = sampleSizes(end);
  const lowest = Math.min(...shown.map((group) => group.value ?? 1), data.average - 0.1);
  const lines = quietLines(theme);
  const limit = (level: ControlLevel, end: 0 | 1, dash: 'dashed' | 'dotted', name: string) => ({
    id: `limit-${level}-${end}`,
    name,
    type: 'line' as const,
    silent: true,
    symbol: 'none',
    smooth: false,
    z: 1,
    lineStyle: { color: theme.neutral, type: dash, width: 1.4 },
    data: sizes.map((size) => [size, binomialLimits(size, data.average, level)[end]]),
  });
  return {
    ...baseOption(frame),
    grid: {
      left: 4,
      right: 64,
      top: 16,
      bottom: 22,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    tooltip: {
      ...baseOption(frame).tooltip,
      trigger: 'item',
      formatter: (params: unknown) => {
        const group = shown[dataIndexOf(params)];
        if (!group) return '';
        const verdict = funnelVerdict(group, data.average);
        const words3 =
          verdict === 'small' ? words.small : verdict === 'within' ? words.inside : words.outside;
        return `${group.name}\n${percent(group.value)}\n${words.sample} ${count(group.sample, language)}\n${words3}`;
      },
    },
    xAxis: {
      id: 'sample',
      type: 'value',
      min: 0,
      max: end,
      interval: step,
      name: words.sample,
      nameLocation: 'middle',
      nameGap: 24,
      nameTextStyle: { color: theme.muted },
      ...lines,
      axisLabel: { ...lines.axisLabel, hideOverlap: true },
    },
    yAxis: {
      id: 'rate',
      type: 'value',
      min: Math.max(0, Math.floor(lowest * 10) / 10),
      max: 1,
      ...lines,
      axisLabel: { ...lines.axisLabel, formatter: (share: number) => `${Math.round(share * 100)}%` },
    },
    series: [
      limit(0.95, 0, 'dashed', words.limit95),
      limit(0.95, 1, 'dashed', words.limit95),
      limit(0.998, 0, 'dotted', words.limit998),
      limit(0.998, 1, 'dotted', words.limit998),
      {
        id: 'group',
        type: 'scatter',
        z: 3,
        cursor: 'pointer',
        labelLayout: { hideOverlap: true, moveOverlap: 'shiftY' },
        data: shown.map((group) => {
          const verdict = funnelVerdict(group, data.average);
          const outside = verdict !== 'small' && verdict !== 'within';
          return {
            value: [group.sample, group.value ?? 0],
            key: group.key,
            symbol: outside ? 'diamond' : 'circle',
            symbolSize: outside ? 14 : 10,
            itemStyle: isSmall(group)
              ? { color: theme.surface, borderColor: theme.neutral, borderWidth: 2 }
              : { color: outside ? theme.signal : theme.accent },
            label: {
              show: outside,
              position: group.sample > most * 0.7 ? ('left' as const) : ('right' as const),
              color: theme.text,
              formatter: group.name,
            },
          };
        }),
        markLine: {
          silent: true,
          symbol: 'none',
          animation: false,
          lineStyle: { color: theme.neutral, type: 'solid', width: 1 },
          label: {
            color: theme.muted,
            formatter: `${words.overall}\n${percent(data.average)}`,
            position: 'end',
          },
          data: [{ yAxis: data.average }],
        },
      },
    ],
  };
}

/** The next of 1, 2, 5, 10, 20 … */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return ([1, 2, 5].find((factor) => factor * power >= least) ?? 10) * power;
}

/** Sample sizes at which the limits are drawn: denser where they bend. */
function sampleSizes(end: number): number[] {
  const steps = 48;
  const sizes = Array.from({ length: steps + 1 }, (_, step) =>
    Math.round(4 + (end - 4) * (step / steps) ** 2),
  );
  return [...new Set(sizes)];
}
