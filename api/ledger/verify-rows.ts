import type { FaultList } from './verify-report.ts';

type Columns = Readonly<Record<string, unknown>>;

/** What is compared is null where nothing stands. */
const plain = (value: unknown): unknown => value ?? null;

/** Columns in which a stored row is not what the events say; columns that the events do not know are left alone. */
export function differing(expected: Columns, stored: Columns): string[] {
  return Object.keys(expected).filter((column) => plain(expected[column]) !== plain(stored[column]));
}

/**
 * Compares the rows of one table that belong to one ticket with those that its events make.
 *
 * @param ticket number or id, for the message
 */
export function compareRows(
  table: string,
  ticket: string | null,
  expected: readonly (Columns & { id: string })[],
  stored: readonly (Columns & { id: string })[],
  faults: FaultList,
): void {
  const left = new Map(stored.map((row) => [row.id, row]));
  const say = (column: string | null, zh: string, en: string): void =>
    faults.add({ table, sequence: null, ticket, column, message: { zh, en } });
  for (const row of expected) {
    const found = left.get(row.id);
    left.delete(row.id);
    if (!found) say(null, `缺少 ${row.id}`, `${row.id} is missing`);
    else
      for (const column of differing(row, found))
        say(
          column,
          `为 ${shown(found[column])}，按事件应为 ${shown(row[column])}`,
          `is ${shown(found[column])}; the events say ${shown(row[column])}`,
        );
  }
  for (const id of left.keys()) say(null, `${id} 没有对应的事件`, `no event explains ${id}`);
}

const shown = (value: unknown): string => JSON.stringify(plain(value));
