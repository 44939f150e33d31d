import { isPeriod } from '../../../period.ts';
import type { Dimension, Filter } from '../../../question.ts';
import type { CountsQuery, Frame, Selection } from '../../store.ts';
import { conditionSql } from '../condition-sql.ts';
import { instantSql, type InstantSql } from '../instant-sql.ts';
import { labelledSql, periodOfDaySql, type PeriodSql } from '../period-sql.ts';
import { column, literal } from '../schema.ts';
import { boundsSql, dimensionSql, filterSql, selectionSql } from '../selection-sql.ts';
import { looseTable, quietSql } from './cut.ts';
import type { Cells } from './keeper.ts';
import type { Shape } from './shape.ts';
import { wholePeriods } from './whole-periods.ts';

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
  const whole = wholePeriods(query, shape.grain, cut.zone);
  if (!whole) return null;
  const at = instantSql(frame);
  const filters = query.where.map((filter) => filterSql(filter, query, period));
  const population = conditionSql(query.population, at.instant);
  const quiet = quietSql(query.fact, cut);
  return {
    cells: {
      keys: query.by.map((dimension) => cellKeySql(dimension, shape)),
      where: [
        ...(whole.first === null ? [] : [`"period" >= ${literal(whole.first)}`]),
        ...(whole.last === null ? [] : [`"period" < ${literal(whole.last)}`]),
        ...query.where.map((filter) => cellFilterSql(filter, shape)),
        'true',
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
