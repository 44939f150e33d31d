import { createClient, type Client } from '@libsql/client';
import { FOREVER, type FactRows } from '../../analytics/facts/schema.ts';
import type { Period } from './board-questions.ts';

const TICKET = [
  'ticketKey',
  'department',
  'channel',
  'receivedAt',
  'dueAt',
  'answeredAt',
  'endedAt',
  'closedAt',
  'validFrom',
  'validTo',
  'knownTo',
] as const;
const RATING = [
  'ticketKey',
  'department',
  'channel',
  'level',
  'active',
  'ratedAt',
  'validFrom',
  'validTo',
  'knownTo',
] as const;
const DAY = 86_400_000;
/** Shanghai keeps one offset through the years of the bench. */
const OFFSET = 8 * 3_600_000;

/** The same facts and the same twelve questions in SQLite, with the columns they read and an index for each basis. */
export async function openSqlite(path: string): Promise<Client> {
  const client = createClient({ url: `file:${path}` });
  await client.execute('PRAGMA journal_mode = WAL');
  await client.execute(`CREATE TABLE ticket (${TICKET.join(', ')})`);
  await client.execute(`CREATE TABLE rating (${RATING.join(', ')})`);
  return client;
}

export async function fillSqlite(client: Client, rows: FactRows): Promise<void> {
  await insert(client, 'ticket', TICKET, rows.ticket);
  await insert(client, 'rating', RATING, rows.rating);
}

export async function indexSqlite(client: Client): Promise<void> {
  for (const basis of ['receivedAt', 'dueAt'])
    await client.execute(`CREATE INDEX ticket_${basis} ON ticket (${basis})`);
  await client.execute('CREATE INDEX rating_ratedAt ON rating (ratedAt)');
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

export async function askSqlite(client: Client, asOf: number, { from, to }: Period): Promise<void> {
  const now = `knownTo = ${FOREVER} AND validFrom <= ${asOf} AND validTo > ${asOf}`;
  const within = (basis: string): string =>
    `${now} AND ${basis} <= ${asOf}${from === null ? '' : ` AND ${basis} >= ${from}`}${to === null ? '' : ` AND ${basis} < ${to}`}`;
  const week = (basis: string): string => `(((${basis} + ${OFFSET}) / ${DAY} + 3) / 7)`;
  const onTime = (by: string): string =>
    `SELECT ${by}, count(*), sum(answeredAt <= dueAt AND answeredAt <= ${asOf}) FROM ticket WHERE ${within('dueAt')} GROUP BY 1`;
  const satisfied = (by: string): string =>
    `SELECT ${by}, sum(active), sum(active AND level >= 3), sum(NOT active), sum(NOT active AND level >= 3) FROM rating WHERE ${within('ratedAt')} GROUP BY 1`;
  const volume = (by: string): string =>
    `SELECT ${by}, count(*) FROM ticket WHERE ${within('receivedAt')} GROUP BY 1`;
  const open = `${within('receivedAt')} AND NOT (coalesce(answeredAt <= ${asOf}, 0) OR coalesce(endedAt <= ${asOf}, 0) OR coalesce(closedAt <= ${asOf}, 0))`;
  const ages = (where: string): string =>
    `SELECT department, ${asOf} - receivedAt, count(*) FROM ticket WHERE ${where} GROUP BY 1, 2`;
  const ended = `(answeredAt IS NOT NULL AND answeredAt <= ${asOf})`;
  const length = `(CASE WHEN ${ended} THEN answeredAt ELSE ${asOf} END - receivedAt)`;
  const bucket = `CASE WHEN ${length} <= 1000 THEN 0 ELSE CAST(ceil(ln(${length} / 1000.0) / ln(1.01)) AS INTEGER) END`;
  const durations = `SELECT department, ${ended}, ${bucket}, count(*) FROM ticket WHERE ${within('receivedAt')} GROUP BY 1, 2, 3`;
  const questions = [
    ...['department', 'channel'].flatMap((by) => [onTime(by), satisfied(by), volume(by)]),
    onTime(week('dueAt')),
    satisfied(week('ratedAt')),
    volume(week('receivedAt')),
    durations,
    ages(open),
    ages(`${open} AND dueAt <= ${asOf}`),
  ];
  for (const sql of questions) await client.execute(sql);
}
