import type { CountGroup, DurationGroup, GroupKey, MetricAnswer, RateGroup } from '../../analytics/answer.ts';
import type { Dimension } from '../../analytics/question.ts';
import { inColumns } from '../running/columns.ts';
import { said, type Reader } from './io.ts';

const NOT_REACHED = '–';

type Column<G> = { zh: string; en: string; of: (group: G) => string };

const share = (value: number | null): string =>
  value === null ? NOT_REACHED : `${(value * 100).toFixed(1)} %`;
const hours = (value: number | null): string => (value === null ? NOT_REACHED : value.toFixed(2));
const whole = (value: number): string => String(value);
const between = (low: string, high: string): string =>
  low === NOT_REACHED && high === NOT_REACHED ? NOT_REACHED : `${low} … ${high}`;

const RATE: Column<RateGroup>[] = [
  { zh: '比率', en: 'rate', of: (group) => share(group.value) },
  { zh: '95 % 区间', en: '95 % interval', of: (group) => between(share(group.low), share(group.high)) },
  { zh: '分子', en: 'numerator', of: (group) => whole(group.numerator) },
  { zh: '分母', en: 'denominator', of: (group) => whole(group.denominator) },
];
const DURATION: Column<DurationGroup>[] = [
  { zh: '中位（小时）', en: 'median (h)', of: (group) => hours(group.median) },
  { zh: '95 % 区间', en: '95 % interval', of: (group) => between(hours(group.low), hours(group.high)) },
  { zh: '九成', en: 'p90', of: (group) => hours(group.p90) },
  { zh: '已完成', en: 'ended', of: (group) => whole(group.events) },
  { zh: '仍在办', en: 'open', of: (group) => whole(group.censored) },
  { zh: '仅已完成者中位', en: 'closed-only median', of: (group) => hours(group.closedOnly.median) },
];
const COUNT: Column<CountGroup>[] = [
  { zh: '数量', en: 'count', of: (group) => whole(group.value) },
  { zh: '中位年龄（小时）', en: 'median age (h)', of: (group) => (group.age ? hours(group.age.median) : '') },
];

/** A metric's answer as a table: one row a group, the group's key first. Durations are in hours. */
export function metricTable(answer: MetricAnswer, by: readonly Dimension[], reader: Reader): string[] {
  switch (answer.shape) {
    case 'rate':
      return table(answer.groups, RATE, by, reader);
    case 'duration':
      return table(answer.groups, DURATION, by, reader);
    case 'count':
      return table(answer.groups, COUNT, by, reader);
  }
}

function table<G extends { key: GroupKey }>(
  groups: readonly G[],
  columns: readonly Column<G>[],
  by: readonly Dimension[],
  reader: Reader,
): string[] {
  const shown = columns.filter((column) => groups.some((group) => column.of(group) !== ''));
  const head = [...by, ...shown.map((column) => said(reader, column))];
  const rows = groups.map((group) => [
    ...group.key.map((each) => each ?? '(none)'),
    ...shown.map((column) => column.of(group)),
  ]);
  const right = new Set([...head.keys()].filter((at) => at >= by.length));
  return inColumns([head, ...rows], { right });
}
