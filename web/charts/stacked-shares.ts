import type { EChartsOption } from 'echarts';
import { count, percent } from '../format/number.ts';
import { baseOption, dataIndexOf, quietLines } from './drawing/base.ts';
import { shortName, SMALL_SAMPLE, type ChartFrame } from './drawing/chart.ts';
import { inkOn } from './drawing/theme.ts';

export interface SharesData {
  /** From the best part to the worst. */
  parts: readonly { id: string; name: string }[];
  rows: readonly { key: string | null; name: string; counts: readonly number[] }[];
}

/** Parts of a whole as one bar a group, each ending at 100 %, with the sample beside the name; small groups are pale. */
export function stackedShares(data: SharesData, frame: ChartFrame): EChartsOption {
  const { theme, words, language, narrow } = frame;
  const totals = data.rows.map((row) => row.counts.reduce((sum, part) => sum + part, 0));
  const colours = partColours(data.parts.length, frame);
  const lines = quietLines(theme);
  return {
    ...baseOption(frame),
    grid: { left: 4, right: 20, top: 4, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      ...baseOption(frame).tooltip,
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: (params: unknown) => {
        const index = dataIndexOf(params);
        const row = data.rows[index];
        const total = totals[index] ?? 0;
        if (!row) return '';
        return [
          `${row.name} · ${words.sample} ${count(total, language)}`,
          ...data.parts.map(
            (part, place) =>
              `${part.name}  ${count(row.counts[place] ?? 0, language)}  ${percent(total === 0 ? null : (row.counts[place] ?? 0) / total)}`,
          ),
          ...(total < SMALL_SAMPLE ? [words.small] : []),
        ].join('\n');
      },
    },
    xAxis: {
      id: 'share',
      type: 'value',
      min: 0,
      max: 1,
      // five labels would run into each other on a phone
      interval: narrow ? 0.5 : 0.25,
      ...lines,
      axisLabel: { color: theme.muted, formatter: (share: number) => `${Math.round(share * 100)}%` },
    },
    yAxis: {
      id: 'group',
      type: 'category',
      inverse: true,
      data: data.rows.map((row) => row.name),
      ...lines,
      axisLine: { show: false },
      splitLine: { show: false },
      axisLabel: {
        interval: 0,
        formatter: (name: string, index: number) => {
          return `{name|${shortName(name, narrow ? 8 : 16)}}{n|n=${count(totals[index] ?? 0, language)}}`;
        },
        rich: {
          name: { color: theme.text, fontSize: 12 },
          n: { color: theme.muted, fontSize: 11, padding: [0, 0, 0, 6] },
        },
      },
    },
    series: data.parts.map((part, place) => ({
      id: part.id,
      name: part.name,
      type: 'bar' as const,
      stack: 'share',
      barMaxWidth: 18,
      cursor: 'pointer',
      itemStyle: {
        color: colours[place]?.fill ?? theme.neutral,
        borderColor: theme.surface,
        borderWidth: 1,
        ...(colours[place]?.decal ? { decal: colours[place].decal } : {}),
      },
      label: {
        show: !narrow,
        color: colours[place]?.ink ?? theme.text,
        fontSize: 11,
        formatter: (params: unknown) => {
          const index = dataIndexOf(params);
          const total = totals[index] ?? 0;
          const share = total === 0 ? 0 : (data.rows[index]?.counts[place] ?? 0) / total;
          return share >= 0.08 && total >= SMALL_SAMPLE ? `${Math.round(share * 100)}%` : '';
        },
      },
      data: data.rows.map((row, index) => {
        const total = totals[index] ?? 0;
        return {
          value: total === 0 ? '-' : (row.counts[place] ?? 0) / total,
          key: row.key,
          ...(total < SMALL_SAMPLE ? { itemStyle: { opacity: 0.45 } } : {}),
        };
      }),
    })),
  };
}

/** From the best part to the worst, which is striped: told apart in print and without colour. */
export function partColours(parts: number, { theme }: Pick<ChartFrame, 'theme'>) {
  const fills =
    parts === theme.levels.length
      ? theme.levels
      : Array.from({ length: parts }, (_, place) =>
          place === 0 ? theme.accent : place === parts - 1 ? theme.signal : theme.neutral,
        );
  return fills.map((fill, place) => ({
    fill,
    ink: inkOn(fill),
    decal: place > 0 && place === parts - 1 ? STRIPES : null,
  }));
}

const STRIPES = {
  symbol: 'rect',
  dashArrayX: [1, 0],
  dashArrayY: [2, 5],
  rotation: -Math.PI / 4,
  color: 'rgba(255,255,255,0.28)',
};
