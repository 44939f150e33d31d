import type { DurationGroup, MetricAnswer, RateGroup } from '../../../analytics/answer.ts';
import type { Dimension } from '../../../analytics/question.ts';
import { countText, hoursText, shareText, type Speech } from './speech.ts';

export interface Column {
  id: string;
  label: string;
  numeric: boolean;
}
export interface Cell {
  /** As it is read. */
  text: string;
  /** As it is sorted and exported: full precision, null where there is nothing. */
  raw: string | number | null;
}
export interface FigureRow {
  key: (string | null)[];
  cells: Record<string, Cell>;
  /** Too few to be judged. */
  small: boolean;
}
export interface FigureTable {
  columns: Column[];
  rows: FigureRow[];
}

type Figure = { id: string; label: string; cell: Cell };

/** An answer as a table: what a chart of it draws stands here in figures, and nothing else does. */
export function figureTable(
  answer: MetricAnswer,
  by: readonly Dimension[],
  speech: Speech,
  smallest = 20,
): FigureTable {
  const rows: FigureRow[] = [];
  const columns: Column[] = by.map((dimension) => ({
    id: dimension,
    label: speech.dimension(dimension),
    numeric: false,
  }));
  for (const [key, sample, figures] of figuresOf(answer, speech)) {
    if (rows.length === 0) columns.push(...figures.map(({ id, label }) => ({ id, label, numeric: true })));
    const names = by.map((dimension, place): [string, Cell] => {
      const raw = key[place] ?? null;
      return [
        dimension,
        { text: speech.name(dimension, raw), raw: isPeriod(dimension) ? raw : speech.name(dimension, raw) },
      ];
    });
    rows.push({
      key,
      cells: Object.fromEntries([...names, ...figures.map(({ id, cell }): [string, Cell] => [id, cell])]),
      small: answer.shape !== 'count' && sample < smallest,
    });
  }
  return { columns, rows };
}

const isPeriod = (dimension: Dimension): boolean => ['month', 'week', 'day'].includes(dimension);

function figuresOf(answer: MetricAnswer, speech: Speech): [(string | null)[], number, Figure[]][] {
  const label = (id: string): string => speech.t(`board.column.${id}`);
  const counted = (id: string, value: number): Figure => ({
    id,
    label: label(id),
    cell: { text: countText(value, speech), raw: value },
  });
  switch (answer.shape) {
    case 'rate':
      return answer.groups.map((group) => [group.key, group.sample, rateFigures(group, label, counted)]);
    case 'duration':
      return answer.groups.map((group) => [
        group.key,
        group.sample,
        durationFigures(group, speech, label, counted),
      ]);
    case 'count':
      return answer.groups.map((group) => [
        group.key,
        group.sample,
        [
          counted('count', group.value),
          ...(group.age
            ? (['median', 'p90'] as const).map((id): Figure => {
                const raw = group.age?.[id] ?? null;
                return {
                  id: `age-${id}`,
                  label: label(`age-${id}`),
                  cell: { text: hoursText(raw, 0, speech), raw },
                };
              })
            : []),
        ],
      ]);
  }
}

function rateFigures(
  group: RateGroup,
  label: (id: string) => string,
  counted: (id: string, value: number) => Figure,
): Figure[] {
  const share = (id: string, raw: number | null): Figure => ({
    id,
    label: label(id),
    cell: { text: shareText(raw), raw },
  });
  return [
    share('value', group.value),
    share('low', group.low),
    share('high', group.high),
    counted('numerator', group.numerator),
    counted('denominator', group.denominator),
    ...(group.defaults
      ? [
          share('default-value', group.defaults.value),
          counted('default-denominator', group.defaults.denominator),
        ]
      : []),
  ];
}

function durationFigures(
  group: DurationGroup,
  speech: Speech,
  label: (id: string) => string,
  counted: (id: string, value: number) => Figure,
): Figure[] {
  const hours = (id: string, raw: number | null, sample = group.sample): Figure => ({
    id,
    label: label(id),
    cell: { text: hoursText(raw, sample, speech), raw },
  });
  return [
    hours('median', group.median),
    hours('low', group.low),
    hours('high', group.high),
    hours('p90', group.p90),
    ...group.within.map((within): Figure => ({
      id: `within-${within.hours}`,
      label: speech.t('board.column.within', { time: hoursText(within.hours, 1, speech) }),
      cell: { text: shareText(within.share), raw: within.share },
    })),
    counted('events', group.events),
    counted('censored', group.censored),
    ...(group.competing > 0 || group.estimator === 'aalen-johansen'
      ? [counted('competing', group.competing)]
      : []),
    counted('sample', group.sample),
    hours('closed-median', group.closedOnly.median, group.closedOnly.n),
    hours('closed-p90', group.closedOnly.p90, group.closedOnly.n),
    counted('faults', group.faults),
  ];
}
