import type { AnyFact, ColumnType, FactName } from '../../facts/schema.ts';
import { ID_COLUMNS, readCursor } from '../fact-key.ts';
import { column, columnsOf, literal } from './schema.ts';

/** A row of a result, all columns of the fact in the schema's order, as a fact. */
export function factRow(columns: readonly [string, ColumnType][], cells: readonly unknown[]): AnyFact {
  const row: AnyFact = {};
  for (const [place, [name, type]] of columns.entries()) {
    const cell = cells[place] ?? null;
    row[name] =
      cell === null
        ? null
        : type === 'text'
          ? String(cell)
          : type === 'boolean'
            ? cell === true
            : Number(cell);
  }
  return row;
}

export const columnList = (fact: FactName): string =>
  columnsOf(fact)
    .map(([name]) => column(name))
    .join(', ');

const idOf = (fact: FactName): string => `coalesce(${column(ID_COLUMNS[fact])}, '')`;

export const keyOrder = (fact: FactName): string => `"ticketKey", ${idOf(fact)}`;

/** @throws RangeError where `after` is no cursor */
export function afterSql(fact: FactName, after: string): string {
  const { key, id } = readCursor(after);
  return `("ticketKey" > ${literal(key)} OR ("ticketKey" = ${literal(key)} AND ${idOf(fact)} > ${literal(id)}))`;
}

export function dumpSql(fact: FactName): string {
  return `SELECT ${columnList(fact)} FROM ${fact} ORDER BY ${keyOrder(fact)}, "validFrom", "knownFrom", "validTo", "knownTo"`;
}
