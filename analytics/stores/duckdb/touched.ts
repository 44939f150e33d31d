import { BIGINT, DuckDBDataChunk, type DuckDBConnection } from '@duckdb/node-api';

/** True for rows whose keys the batch at hand replaces. */
export const TOUCHED = '"ticketKey" IN (SELECT "key" FROM touched)';
export const TOUCHED_SCHEMA = 'CREATE TEMP TABLE touched ("key" BIGINT)';

const CHUNK = 2048;

/** Says which keys those are: once, so that no statement has to spell out thousands of them. */
export async function touch(connection: DuckDBConnection, keys: ReadonlySet<number>): Promise<void> {
  await connection.run('DELETE FROM touched');
  const all = [...keys].map(BigInt);
  const appender = await connection.createAppender('touched', null, 'temp');
  try {
    for (let from = 0; from < all.length; from += CHUNK) {
      const part = all.slice(from, from + CHUNK);
      const chunk = DuckDBDataChunk.create([BIGINT], part.length);
      chunk.setColumns([part]);
      appender.appendDataChunk(chunk);
    }
    appender.flushSync();
  } finally {
    appender.closeSync();
  }
}
