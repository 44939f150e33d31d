import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient, type Client } from '@libsql/client';
import { z } from 'zod';
import { databaseFile } from './database-file.ts';
import { EXIT } from './exit-codes.ts';
import { StartError } from './start-error.ts';

/** What a database is, seen before anything in it is touched. */
export type Peek =
  | { kind: 'absent' }
  /** Made, and nobody's yet: no event, no member of staff, no department, no invitation. */
  | { kind: 'empty' }
  | { kind: 'installation' }
  | { kind: 'demonstration'; mark: string; position: number };

const Journal = z.object({ entries: z.array(z.object({ when: z.number() })) });
/** Rows that somebody's work leaves. */
const OWNED = ['events', 'memberships', 'invitations', 'departments', 'sources'];

/**
 * Looks at the database without migrating it.
 *
 * @throws StartError when its schema is newer than this build knows
 */
export async function peek(databaseUrl: string, root: string): Promise<Peek> {
  const file = databaseFile(databaseUrl);
  if (file !== null && !existsSync(file)) return { kind: 'absent' };
  const client = createClient({ url: databaseUrl });
  try {
    const tables = await namesOf(client);
    if (!tables.has('__drizzle_migrations')) return { kind: tables.size === 0 ? 'absent' : 'installation' };
    await refuseNewer(client, root);
    const mark = tables.has('installation') ? await markOf(client) : null;
    if (mark !== null) return { kind: 'demonstration', mark, position: await positionOf(client) };
    for (const table of OWNED)
      if (tables.has(table) && (await hasRows(client, table))) return { kind: 'installation' };
    return { kind: 'empty' };
  } finally {
    client.close();
  }
}

async function namesOf(client: Client): Promise<Set<string>> {
  const { rows } = await client.execute(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  );
  return new Set(rows.map((row) => String(row['name'])));
}

async function refuseNewer(client: Client, root: string): Promise<void> {
  const { rows } = await client.execute('SELECT max(created_at) AS newest FROM __drizzle_migrations');
  const path = join(root, 'api/ledger/migrations/meta/_journal.json');
  const known = Journal.parse(JSON.parse(readFileSync(path, 'utf8'))).entries.map((entry) => entry.when);
  if (Number(rows[0]?.['newest'] ?? 0) <= Math.max(0, ...known)) return;
  throw new StartError(EXIT.refused, {
    zh: '数据库由更新版本的回音创建，请更新程序后再启动，数据未被改动',
    en: 'The database was written by a newer version of Huiyin: update this one. Nothing was changed',
  });
}

async function markOf(client: Client): Promise<string | null> {
  const { rows } = await client.execute("SELECT value FROM installation WHERE name = 'demonstration'");
  return rows[0] === undefined ? null : String(rows[0]['value']);
}

async function positionOf(client: Client): Promise<number> {
  const { rows } = await client.execute('SELECT max(sequence) AS position FROM events');
  return Number(rows[0]?.['position'] ?? 0);
}

async function hasRows(client: Client, table: string): Promise<boolean> {
  const { rows } = await client.execute(`SELECT EXISTS (SELECT 1 FROM ${table}) AS there`);
  return Number(rows[0]?.['there']) === 1;
}
