import { getTableColumns, getTableName, SQL, type QueryWithTypings } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Transaction } from './database.ts';

/** Rows in one statement at most: past some hundred nothing is won, and SQLite allows 32,766 values. */
const MOST = 200;

/** Text and values as they go to the driver. Drizzle's own building of a wide row takes five times its insertion. */
class Bound extends SQL {
  readonly #text: string;
  readonly #values: unknown[];

  constructor(text: string, values: unknown[]) {
    super([]);
    this.#text = text;
    this.#values = values;
  }

  override toQuery(): QueryWithTypings {
    return { sql: this.#text, params: this.#values };
  }
}

type Layout = { keys: string[]; head: string; row: string; texts: Map<number, string> };
const layouts = new WeakMap<SQLiteTable, Layout>();

function layoutOf(table: SQLiteTable): Layout {
  let layout = layouts.get(table);
  if (!layout) {
    const columns = Object.entries(getTableColumns(table));
    const names = columns.map(([, column]) => `"${column.name}"`).join(',');
    layout = {
      keys: columns.map(([key]) => key),
      head: `INSERT INTO "${getTableName(table)}" (${names}) VALUES `,
      row: `(${columns.map(() => '?').join(',')})`,
      texts: new Map(),
    };
    layouts.set(table, layout);
  }
  return layout;
}

/**
 * Inserts rows of a table, many in one statement: a statement is prepared anew each time, and that costs more than a
 * row. For plain values, Buffers and booleans; a column that a row does not name is NULL, whatever its default.
 */
export async function insertRows<T extends SQLiteTable>(
  tx: Transaction,
  table: T,
  rows: readonly T['$inferInsert'][],
): Promise<void> {
  if (rows.length === 0) return;
  const { keys, head, row, texts } = layoutOf(table);
  for (let from = 0; from < rows.length; from += MOST) {
    const part = rows.slice(from, from + MOST);
    let text = texts.get(part.length);
    if (text === undefined) {
      text = head + Array.from({ length: part.length }, () => row).join(',');
      texts.set(part.length, text);
    }
    const values: unknown[] = [];
    for (const each of part) {
      const cells: Record<string, unknown> = each;
      for (const key of keys) values.push(cells[key] ?? null);
    }
    await tx.run(new Bound(text, values));
  }
}
