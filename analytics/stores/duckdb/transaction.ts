import type { DuckDBConnection } from '@duckdb/node-api';

/** All of `write`, or nothing of it. */
export async function inTransaction<T>(connection: DuckDBConnection, write: () => Promise<T>): Promise<T> {
  await connection.run('BEGIN TRANSACTION');
  try {
    const result = await write();
    await connection.run('COMMIT');
    return result;
  } catch (error) {
    await connection.run('ROLLBACK');
    throw error;
  }
}
