import { isPeriod } from '../../../period.ts';
import type { Dimension, Filter } from '../../../question.ts';
import type { CountsQuery, Frame, Selection } from '../../store.ts';
import { conditionSql } from '../condition-sql.ts';
import { instantSql, type InstantSql } from '../instant-sql.ts';
import { labelledSql, periodOfDaySql, type PeriodSql } from '../period-sql.ts';
import { column, literal } from '../schema.ts';
import { boundsSql, dimensionSql, filterSql, selectionSql } from '../selection-sql.ts';
import { looseTable, quietSql, type Cut } from './cut.ts';
import type { Cells } from './keeper.ts';
import { YEARLY, type Shape } from './shape.ts';
import { firstOfYear, wholePeriods, yearFrom, type WholePeriods } from './whole-periods.ts';

/** Where the rows of an answer lie: counted already, loose, or quiet in a period that the bounds cut through. */
export type Sources = {
  /** SQL of the group keys over the cells, and what of them is asked for. */
  cells: { keys: string[]; where: string };
  /** Tables of rows, with what of them is asked for. */
  rows: { table: string; where: string; quiet: boolean }[];
  keys: string[];
  at: InstantSql;
};

/** Null where these cells cannot answer. */
export function sourcesOf(
  query: Selection & Pick<CountsQuery, 'by'>,
  frame: Frame,
  period: PeriodSql,
  { shape, cut }: Cells,
): Sources | null {
  const asked = [...query.by, ...query.where.map(({ dimension }) => dimension)];
  if (!asked.every((dimension) => isKept(dimension, shape))) return null;
  const whole = wholePeriods(quietBounds(query, cut), shape.grain, cut.zone);
  if (!whole) return null;
  const at = instantSql(frame);
  const filters = query.where.map((filter) => filterSql(filter, query, period));
  const population = conditionSql(query.population, at.instant);
  const quiet = quietSql(query.fact, cut);
  return {
    cells: {
      keys: query.by.map((dimension) => cellKeySql(dimension, shape)),
      where: [
        wholeSql(whole, shape.grain, asked.some(isPeriod)),
        ...query.where.map((filter) => cellFilterSql(filter, shape)),
      ].join(' AND '),
    },
    rows: [
      { table: looseTable(query.fact), where: selectionSql(query, frame, period).where, quiet: false },
      ...whole.edges.map(([from, to]) => ({
        table: query.fact,
        where: [...boundsSql({ basis: query.basis, from, to }), quiet, ...filters, population].join(' AND '),
        quiet: true,
      })),
    ],
    keys: query.by.map((dimension) => dimensionSql(dimension, query, period)),
    at,
  };
}

/** A period that goes on past the cut ends behind every quiet row: nothing of them needs cutting off there. */
function quietBounds({ from, to }: Selection, { at, watermarks }: Cut): Pick<Selection, 'from' | 'to'> {
  // without either bound, rows that have no such time would come in; rows of a feed read long ago may have any
  const settled = from !== null && Object.values(watermarks).every((until) => until > at);
  return { from, to: settled && to !== null && to > at ? null : to };
}

/** Cells of the whole years inside, where no shorter period is asked for, and of the days or months beside them. */
function wholeSql({ first, last }: WholePeriods, grain: Shape['grain'], byPeriod: boolean): string {
  const within = (low: number | null, high: number | null): string[] => [
    ...(low === null ? [] : [`"period" >= ${literal(low)}`]),
    ...(high === null ? [] : [`"period" < ${literal(high)}`]),
  ];
  const part = (yearly: boolean, bounds: readonly string[]): string =>
    [yearly ? YEARLY : `NOT ${YEARLY}`, ...bounds].join(' AND ');
  const begin = first === null ? null : yearFrom(first, grain);
  const end = last === null ? null : yearFrom(last + 1, grain) - 1;
  if (byPeriod || (begin !== null && end !== null && begin >= end)) return part(false, within(first, last));
  return `(${[
    part(true, within(begin, end)),
    ...(first === null || begin === null ? [] : [part(false, within(first, firstOfYear(begin, grain)))]),
    ...(last === null || end === null ? [] : [part(false, within(firstOfYear(end, grain), last))]),
  ].join(' OR ')})`;
}

function isKept(dimension: Dimension, { dimensions, grain }: Shape): boolean {
  if (isPeriod(dimension)) return grain === 'day' || dimension === 'month';
  return dimensions.includes(dimension);
}

function cellKeySql(dimension: Dimension, { grain }: Shape): string {
  if (!isPeriod(dimension)) return column(dimension);
  return grain === 'day' ? periodOfDaySql(dimension, '"period"') : '"period"';
}

function cellFilterSql({ dimension, values }: Filter, shape: Shape): string {
  const key = cellKeySql(dimension, shape);
  if (isPeriod(dimension)) return labelledSql(dimension, key, values);
  const named = values.filter((value) => value !== null).map(literal);
  const some = named.length > 0 ? `${key} IN (${named.join(', ')})` : 'false';
  return values.includes(null) ? `(${some} OR ${key} IS NULL)` : some;
}
