import { createClient, type Client } from '@libsql/client';
import type { FactRows } from '../../analytics/facts/schema.ts';
import type { Period } from './board-questions.ts';
import { BASES, boardSql, COLUMNS } from './board-sql.ts';

/** The same facts and the same twelve questions in SQLite, with the columns they read and an index for each basis. */
export async function openSqlite(path: string): Promise<Client> {
  const client = createClient({ url: `file:${path}` });
  await client.execute('PRAGMA journal_mode = WAL');
  for (const [table, columns] of Object.entries(COLUMNS))
    await client.execute(`CREATE TABLE ${table} (${columns.join(', ')})`);
  return client;
}

export async function fillSqlite(client: Client, rows: FactRows): Promise<void> {
  await insert(client, 'ticket', COLUMNS.ticket, rows.ticket);
  await insert(client, 'rating', COLUMNS.rating, rows.rating);
}

export async function indexSqlite(client: Client): Promise<void> {
  for (const [table, basis] of BASES)
    await client.execute(`CREATE INDEX ${table}_${basis} ON ${table} (${basis})`);
  await client.execute('ANALYZE');
}

async function insert<C extends string>(
  client: Client,
  table: string,
  columns: readonly C[],
  rows: readonly Record<C, string | number | boolean | null>[],
): Promise<void> {
  const one = `(${columns.map(() => '?').join(', ')})`;
  const most = Math.floor(30_000 / columns.length);
  for (let from = 0; from < rows.length; from += most) {
    const part = rows.slice(from, from + most);
    await client.execute({
      sql: `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${part.map(() => one).join(', ')}`,
      args: part.flatMap((row) => columns.map((column) => row[column])),
    });
  }
}

export async function askSqlite(client: Client, asOf: number, period: Period): Promise<void> {
  for (const sql of boardSql(asOf, period)) await client.execute(sql);
}
