import type { DuckDBConnection } from '@duckdb/node-api';
import { FACT_NAMES, keysOf } from '../fact-key.ts';
import type { FactBatch } from '../store.ts';
import { appendRows } from './append.ts';
import { literal } from './schema.ts';
import { inTransaction } from './transaction.ts';

/** Replaces the rows of a batch's keys and moves the position, all in one transaction. */
export async function applyBatch(connection: DuckDBConnection, batch: FactBatch): Promise<void> {
  await inTransaction(connection, async () => {
    const keys = batch.fresh ? [] : [...keysOf(batch)];
    for (const fact of FACT_NAMES) {
      if (keys.length > 0)
        await connection.run(`DELETE FROM ${fact} WHERE "ticketKey" IN (${keys.map(literal).join(', ')})`);
      await appendRows(connection, fact, batch.rows[fact]);
    }
    await connection.run(`UPDATE state SET position = ${literal(batch.position)}`);
  });
}
