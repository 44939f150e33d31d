import type { EChartsOption } from 'echarts';
import { count, percent } from '../format/number.ts';
import { baseOption, hoursAxis, quietLines } from './drawing/base.ts';
import { hoursLabel } from './drawing/hours-label.ts';
import { lineStyleAt } from './drawing/theme.ts';
import { toScale } from './drawing/time-scale.ts';
import type { ChartFrame } from './drawing/chart.ts';

export interface CurvePoint {
  hours: number;
  share: number;
  low: number | null;
  high: number | null;
  atRisk: number;
}

export interface NamedCurve {
  key: string | null;
  name: string;
  points: readonly CurvePoint[];
}

export interface SurvivalData {
  /** The share still unanswered, or, where returns and transfers compete, the share answered. */
  shows: 'waiting' | 'answered';
  curves: readonly NamedCurve[];
  axis: 'log' | 'days';
  /** Horizons to mark, in hours. */
  horizons: readonly number[];
  /** Last hour of a plain axis; the log axis shows all. */
  until: number;
}

/** Share unanswered (or answered) by time since receipt, as right-continuous steps; the first curve carries its interval. */
export function survivalCurves(data: SurvivalData, frame: ChartFrame): EChartsOption {
  const { theme, words } = frame;
  const log = data.axis === 'log';
  const place = (hours: number): number => (log ? toScale(hours) : hours);
  const furthest = Math.max(1, ...data.curves.map((curve) => curve.points.at(-1)?.hours ?? 0));
  const axis = log ? hoursAxis(furthest, frame) : plainAxis(Math.min(furthest, data.until), frame);
  const first = data.curves[0];
  return {
    ...baseOption(frame),
    grid: {
      left: 4,
      right: 28,
      top: 26,
      bottom: 22,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    tooltip: {
      ...baseOption(frame).tooltip,
      trigger: 'axis',
      axisPointer: {
        type: 'line',
        snap: false,
        lineStyle: { color: theme.neutral },
        label: { show: false },
      },
      formatter: (params: unknown) => tooltipWords(axisValueOf(params), log, data, frame),
    },
    xAxis: {
      id: 'waited',
      ...axis,
      name: words.afterReceipt,
      nameLocation: 'middle',
      nameGap: 24,
      nameTextStyle: { color: theme.muted },
    },
    yAxis: {
      id: 'share',
      type: 'value',
      min: 0,
      max: 1,
      interval: 0.25,
      ...quietLines(theme),
      axisLabel: { color: theme.muted, formatter: (share: number) => `${Math.round(share * 100)}%` },
    },
    series: [
      ...(first ? band(first, place, theme.band) : []),
      ...data.curves.map((curve, index) => {
        const style = lineStyleAt(index, theme);
        return {
          id: `curve-${curve.key ?? 'none'}`,
          name: curve.name,
          type: 'line' as const,
          step: 'end' as const,
          showSymbol: false,
          symbol: 'none',
          z: 10 - index,
          lineStyle: { color: style.color, type: style.dash, width: index === 0 ? 2.5 : 1.8 },
          itemStyle: { color: style.color },
          data: thinned(curve.points).map((point) => [place(point.hours), point.share]),
          ...(index === 0 ? { markLine: guides(data.horizons, place, frame) } : {}),
        };
      }),
    ],
  };
}

/** Leaves out steps too low to be seen, keeping the first, the last, and every one that matters. */
export function thinned(points: readonly CurvePoint[], least = 0.002): CurvePoint[] {
  const whole = points[0]?.hours === 0 ? points : [startOf(points), ...points];
  const kept: CurvePoint[] = [];
  for (const [index, point] of whole.entries()) {
    const before = kept.at(-1);
    if (!before || index === whole.length - 1 || Math.abs(before.share - point.share) >= least)
      kept.push(point);
  }
  return kept;
}

/** Everybody waits at the moment of receipt. */
function startOf(points: readonly CurvePoint[]): CurvePoint {
  return { hours: 0, share: 1, low: null, high: null, atRisk: points[0]?.atRisk ?? 0 };
}

/** Share still unanswered after so many hours; null past the last time that was watched. */
export function shareAt(points: readonly CurvePoint[], hours: number): CurvePoint | null {
  const last = points.at(-1);
  if (!last || hours > last.hours) return null;
  let found = startOf(points);
  for (const point of points) {
    if (point.hours > hours) break;
    found = point;
  }
  return found;
}

function band(curve: NamedCurve, place: (hours: number) => number, color: string) {
  const points = thinned(curve.points);
  const common = {
    type: 'line' as const,
    step: 'end' as const,
    stack: 'band',
    silent: true,
    showSymbol: false,
    symbol: 'none',
    lineStyle: { width: 0, opacity: 0 },
    z: 1,
  };
  const low = points.map((point) => [place(point.hours), point.low ?? point.share]);
  // stacked series add up, so the upper one holds the difference
  const span = points.map((point) => [
    place(point.hours),
    (point.high ?? point.share) - (point.low ?? point.share),
  ]);
  return [
    { ...common, id: 'band-low', data: low, tooltip: { show: false } },
    { ...common, id: 'band-span', data: span, areaStyle: { color, opacity: 1 }, tooltip: { show: false } },
  ];
}

function guides(horizons: readonly number[], place: (hours: number) => number, frame: ChartFrame) {
  const { theme, words } = frame;
  return {
    silent: true,
    symbol: 'none',
    animation: false,
    lineStyle: { color: theme.neutral, type: 'dotted' as const, width: 1 },
    label: { color: theme.muted, fontSize: 11 },
    data: [
      { yAxis: 0.5, label: { formatter: words.half, position: 'insideEndTop' as const } },
      ...horizons.map((hours) => ({
        xAxis: place(hours),
        label: {
          formatter: hoursLabel(hours, frame.clock, frame.language),
          position: 'end' as const,
        },
      })),
    ],
  };
}

function plainAxis(until: number, frame: ChartFrame) {
  const day = frame.clock === 'elapsed' ? 24 : 8;
  const wanted = frame.narrow ? 4 : 8;
  const steps = [1, 2, 5, 7, 14, 30, 60, 90, 180, 365];
  const step = (steps.find((days) => until / (days * day) <= wanted) ?? 730) * day;
  const lines = quietLines(frame.theme);
  return {
    type: 'value' as const,
    min: 0,
    max: Math.max(step, Math.ceil(until / step) * step),
    interval: step,
    ...lines,
    axisLabel: {
      ...lines.axisLabel,
      hideOverlap: true,
      formatter: (hours: number) =>
        frame.clock === 'elapsed'
          ? `${hours / 24}${frame.language === 'zh' ? '天' : ' d'}`
          : `${hours}${frame.language === 'zh' ? '小时' : ' h'}`,
    },
  };
}

function axisValueOf(params: unknown): number | null {
  const first: unknown = Array.isArray(params) ? params[0] : params;
  if (typeof first !== 'object' || first === null || !('axisValue' in first)) return null;
  const value = Number(first.axisValue);
  return Number.isFinite(value) ? value : null;
}

function tooltipWords(
  at: number | null,
  log: boolean,
  { curves, shows }: Pick<SurvivalData, 'curves' | 'shows'>,
  frame: ChartFrame,
): string {
  if (at === null) return '';
  const hours = log ? 10 ** at - 1 : at;
  const { words, language } = frame;
  return [
    `${hoursLabel(hours, frame.clock, language)} · ${shows === 'waiting' ? words.unanswered : words.answered}`,
    ...curves.map((curve) => {
      const point = shareAt(curve.points, hours);
      if (!point) return `${curve.name}  –`;
      return `${curve.name}  ${percent(point.share)}  (${words.atRisk} ${count(point.atRisk, language)})`;
    }),
  ].join('\n');
}
