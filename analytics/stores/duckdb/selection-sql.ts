import type { GroupKey } from '../../answer.ts';
import { FOREVER } from '../../facts/schema.ts';
import { isPeriod, periodLabel } from '../../period.ts';
import type { Dimension, Filter } from '../../question.ts';
import type { Frame, Selection } from '../store.ts';
import { conditionSql } from './condition-sql.ts';
import { instantSql, type InstantSql } from './instant-sql.ts';
import type { PeriodSql } from './period-sql.ts';
import { column, hasColumn, isText, literal } from './schema.ts';

/** SQL of the rows of a selection, each in the version that holds at its censoring instant. */
export function selectionSql(
  query: Selection,
  frame: Frame,
  period: PeriodSql,
): InstantSql & { where: string } {
  const at = instantSql(frame);
  const parts = [
    `"knownTo" = ${FOREVER}`,
    `"validFrom" <= ${at.instant}`,
    `"validTo" > ${at.instant}`,
    ...boundsSql(query),
    ...query.where.map((filter) => filterSql(filter, query, period)),
    conditionSql(query.population, at.instant),
  ];
  return { ...at, where: parts.join(' AND ') };
}

export function boundsSql({ basis, from, to }: Pick<Selection, 'basis' | 'from' | 'to'>): string[] {
  const name = column(basis);
  return [
    ...(from === null ? [] : [`${name} >= ${literal(from)}`]),
    ...(to === null ? [] : [`${name} < ${literal(to)}`]),
  ];
}

export function filterSql({ dimension, values }: Filter, query: Selection, period: PeriodSql): string {
  if (isPeriod(dimension)) return period.within(dimension, values);
  const named = values.filter((value) => value !== null).map(literal);
  const some =
    named.length > 0 ? `${dimensionSql(dimension, query, period)} IN (${named.join(', ')})` : 'false';
  return values.includes(null) ? `(${some} OR ${dimensionSql(dimension, query, period)} IS NULL)` : some;
}

/** SQL of a dimension: its text, or the number of its period. A fact that has no such column has none of its values. */
export function dimensionSql(
  dimension: Dimension,
  query: Pick<Selection, 'fact'>,
  period: PeriodSql,
): string {
  if (isPeriod(dimension)) return period.index(dimension);
  if (!hasColumn(query.fact, dimension)) return 'NULL::VARCHAR';
  return isText(query.fact, dimension) ? column(dimension) : `CAST(${column(dimension)} AS VARCHAR)`;
}

/** A group's key from the first columns of a result. */
export function keyOf(by: readonly Dimension[], cells: readonly unknown[]): GroupKey {
  return by.map((dimension, place) => {
    const cell = cells[place] ?? null;
    if (cell === null) return null;
    return isPeriod(dimension) ? periodLabel(dimension, Number(cell)) : String(cell);
  });
}

/** Keys from the columns of a result, one object for all rows of a group: results may have a row for each ticket. */
export function keysOf(by: readonly Dimension[], columns: readonly unknown[][]): (row: number) => GroupKey {
  const known = new Map<string, GroupKey>();
  const asked = columns.slice(0, by.length);
  let last: { row: number; key: GroupKey } | undefined;
  return (row) => {
    // rows of a group mostly come one after another
    const before = last?.row;
    if (last && before !== undefined && asked.every((column) => column[row] === column[before]))
      return last.key;
    const cells = by.map((_, place) => columns[place]?.[row] ?? null);
    const name = JSON.stringify(cells);
    const found = known.get(name) ?? keyOf(by, cells);
    known.set(name, found);
    last = { row, key: found };
    return found;
  };
}
