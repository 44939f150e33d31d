import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type InStatement, type InValue } from '@libsql/client';
import { openDatabase } from '../../api/ledger/database.ts';

/** Every table that a submission writes to, with the column that names its ticket. */
const TABLES = [
  ['events', 'ticket_id'],
  ['tickets', 'id'],
  ['custodies', 'ticket_id'],
  ['texts', 'ticket_id'],
  ['persons', 'ticket_id'],
  ['audit', 'ticket_id'],
  ['submissions', 'ticket_id'],
] as const;

const BATCH = 100;

export type Ceiling = { perSecond: number; cpuPerTicket: number; tickets: number };

/**
 * How fast the same rows go in when nothing else is done: what the server wrote, read back and written to a fresh
 * database by the same client, one statement a ticket and table, 100 tickets a batch, durable.
 */
export async function ceilingOf(data: string, most: number): Promise<Ceiling> {
  const statements = await statementsOf(join(data, 'huiyin.db'), most);
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-ceiling-'));
  const store = await openDatabase(`file:${join(folder, 'ceiling.db')}`, process.cwd());
  const began = performance.now();
  const cpu = process.cpuUsage();
  for (let from = 0; from < statements.length; from += BATCH) {
    await store.writeClient.batch(statements.slice(from, from + BATCH).flat(), 'write');
    // native statements are released only when the loop turns
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  const seconds = (performance.now() - began) / 1000;
  const used = process.cpuUsage(cpu);
  store.close();
  rmSync(folder, { recursive: true, force: true });
  return {
    perSecond: statements.length / seconds,
    cpuPerTicket: (used.user + used.system) / statements.length,
    tickets: statements.length,
  };
}

async function statementsOf(path: string, most: number): Promise<InStatement[][]> {
  const client = createClient({ url: `file:${path}` });
  const byTicket = new Map<string, InStatement[]>();
  const ids = await client.execute({ sql: 'SELECT id FROM tickets ORDER BY key LIMIT ?', args: [most] });
  for (const row of ids.rows) byTicket.set(String(row['id']), []);
  for (const [table, key] of TABLES) {
    const read = await client.execute(`SELECT * FROM ${table} WHERE ${key} IS NOT NULL`);
    const rows = new Map<string, InValue[][]>();
    for (const row of read.rows) {
      const id = String(row[key]);
      const values = read.columns.map((column) => row[column] ?? null);
      const known = rows.get(id);
      if (known) known.push(values);
      else rows.set(id, [values]);
    }
    const one = `(${read.columns.map(() => '?').join(',')})`;
    for (const [id, found] of rows)
      byTicket.get(id)?.push({
        sql: `INSERT INTO ${table} (${read.columns.map((name) => `"${name}"`).join(',')}) VALUES ${found.map(() => one).join(',')}`,
        args: found.flat(),
      });
  }
  client.close();
  return [...byTicket.values()];
}
