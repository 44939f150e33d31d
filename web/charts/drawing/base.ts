import type { EChartsOption } from 'echarts';
import { hourTicks, toScale } from './time-scale.ts';
import { tickLabel } from './hours-label.ts';
import type { ChartFrame } from './chart.ts';

const FONT =
  "-apple-system,'Segoe UI','PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC',sans-serif";

/** What every chart has: its description for assistive software, quiet motion, a tooltip that strict CSP allows. */
export function baseOption({ theme, description }: ChartFrame): EChartsOption {
  return {
    animationDuration: 250,
    animationDurationUpdate: 250,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: FONT, fontSize: 12, color: theme.muted },
    aria: { enabled: true, label: { enabled: true, description } },
    tooltip: {
      // an HTML tooltip writes inline styles, which the content security policy refuses
      renderMode: 'richText',
      confine: true,
      backgroundColor: theme.surface,
      borderColor: theme.axis,
      borderWidth: 1,
      padding: [8, 10],
      textStyle: { color: theme.text, fontSize: 12, lineHeight: 18 },
    },
  };
}

export function quietLines(theme: ChartFrame['theme']) {
  return {
    axisLine: { show: true, lineStyle: { color: theme.axis } },
    axisTick: { show: false },
    splitLine: { show: true, lineStyle: { color: theme.grid } },
    axisLabel: { color: theme.muted, fontSize: 12 },
  };
}

/** An axis of waiting time that holds all of `nearest` to `furthest` hours; it begins at zero unless told otherwise. */
export function hoursAxis(furthest: number, frame: ChartFrame, nearest = 0) {
  const ticks = hourTicks(furthest, frame.clock, frame.narrow, nearest);
  const lines = quietLines(frame.theme);
  const places = ticks.map(toScale);
  return {
    type: 'value' as const,
    min: places[0] ?? 0,
    max: places.at(-1) ?? 1,
    ...lines,
    axisTick: { show: false, customValues: places },
    axisLabel: {
      ...lines.axisLabel,
      customValues: places,
      hideOverlap: true,
      formatter: (place: number) => {
        const nearestTick = ticks.find((tick) => Math.abs(toScale(tick) - place) < 1e-6);
        return nearestTick === undefined ? '' : tickLabel(nearestTick, frame.clock, frame.language);
      },
    },
  };
}

const SHARE_STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5];

/** An axis of shares between round ends that leave no data out, cut into about so many steps. */
export function shareAxis(lowest: number, highest: number, frame: ChartFrame, steps = 6) {
  const lines = quietLines(frame.theme);
  const wanted = Math.max(0.02, highest - lowest) / steps;
  const step = SHARE_STEPS.find((one) => one >= wanted - 1e-9) ?? 0.5;
  // in whole per cent, or 0.3 / 0.1 would round down to 2
  const whole = (share: number, round: (value: number) => number): number =>
    (round(Number((share / step).toFixed(6))) * Math.round(step * 100)) / 100;
  return {
    type: 'value' as const,
    min: Math.max(0, whole(lowest, Math.floor)),
    max: Math.min(1, Math.max(step, whole(highest, Math.ceil))),
    interval: step,
    ...lines,
    axisLabel: { ...lines.axisLabel, formatter: (share: number) => `${Math.round(share * 100)}%` },
  };
}

/** Data index of what a formatter is asked about, whether one mark or all of an axis place. */
export function dataIndexOf(params: unknown): number {
  const first: unknown = Array.isArray(params) ? params[0] : params;
  if (typeof first !== 'object' || first === null || !('dataIndex' in first)) return -1;
  return typeof first.dataIndex === 'number' ? first.dataIndex : -1;
}
