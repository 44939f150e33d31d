import { BIGINT, DuckDBDataChunk, type DuckDBConnection } from '@duckdb/node-api';

/** The keys that the batch at hand replaces. */
export type Touched = {
  say(keys: ReadonlySet<number>): Promise<void>;
  /** SQL that is true for rows of these keys. */
  sql(): string;
};

const CHUNK = 2048;
/** So many keys are spelled out: DuckDB then skips the parts of a table that hold none of them. */
const SPELLED = 1000;

export async function touchedKeys(connection: DuckDBConnection): Promise<Touched> {
  await connection.run('CREATE TEMP TABLE touched ("key" BIGINT)');
  let sql = 'false';
  return {
    async say(keys) {
      const all = [...keys].map(BigInt);
      if (all.length <= SPELLED) {
        sql = all.length === 0 ? 'false' : `"ticketKey" IN (${all.join(', ')})`;
        return;
      }
      await connection.run('DELETE FROM touched');
      await append(connection, all);
      sql = '"ticketKey" IN (SELECT "key" FROM touched)';
    },
    sql: () => sql,
  };
}

async function append(connection: DuckDBConnection, keys: readonly bigint[]): Promise<void> {
  const appender = await connection.createAppender('touched', null, 'temp');
  try {
    for (let from = 0; from < keys.length; from += CHUNK) {
      const part = keys.slice(from, from + CHUNK);
      const chunk = DuckDBDataChunk.create([BIGINT], part.length);
      chunk.setColumns([part]);
      appender.appendDataChunk(chunk);
    }
    appender.flushSync();
  } finally {
    appender.closeSync();
  }
}
