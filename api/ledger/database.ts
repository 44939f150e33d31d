import { resolve } from 'node:path';
import { createClient, type Client } from '@libsql/client';
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';
import { migrate } from 'drizzle-orm/libsql/migrator';
import * as schema from './schema.ts';

export type Database = LibSQLDatabase<typeof schema>;
/** What a command writes through; reads inside a command go through it too, or they would miss its own rows. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

export type Store = {
  /** Never used for writes. */
  read: Database;
  /** Only the write gate uses it. */
  write: Database;
  writeClient: Client;
  readClient: Client;
  close(): void;
};

/** Settings of `reliability.md` 2.6; WAL persists in the file, the rest must hold on each connection. */
async function prepare(client: Client, file: boolean): Promise<void> {
  if (!file) return;
  const mode = await client.execute('PRAGMA journal_mode=WAL');
  if (mode.rows[0]?.['journal_mode'] !== 'wal') throw new Error('the database cannot be put in WAL mode');
  await client.execute('PRAGMA journal_size_limit=67108864');
  await client.execute('PRAGMA trusted_schema=OFF');
  const synchronous = await client.execute('PRAGMA synchronous');
  const keys = await client.execute('PRAGMA foreign_keys');
  if (synchronous.rows[0]?.['synchronous'] !== 2 || keys.rows[0]?.['foreign_keys'] !== 1)
    throw new Error('the database must run with synchronous=FULL and foreign_keys=ON');
}

/**
 * Opens the truth and brings its schema up to date. One write connection behind the gate, four for reads.
 *
 * @param root folder of the checkout, where the migrations lie
 */
export async function openDatabase(url: string, root: string): Promise<Store> {
  const file = url.startsWith('file:');
  const writeClient = createClient(file ? { url, concurrency: 1, timeout: 250 } : { url });
  await prepare(writeClient, file);
  const write = drizzle(writeClient, { schema });
  await migrate(write, { migrationsFolder: resolve(root, 'api/ledger/migrations') });
  const readClient = createClient(file ? { url, concurrency: 4, timeout: 250 } : { url });
  await prepare(readClient, file);
  return {
    read: drizzle(readClient, { schema }),
    write,
    writeClient,
    readClient,
    close() {
      readClient.close();
      writeClient.close();
    },
  };
}
