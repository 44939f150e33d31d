import type { DuckDBConnection } from '@duckdb/node-api';
import { FACT_NAMES, keysOf } from '../fact-key.ts';
import type { FactBatch } from '../store.ts';
import { appendRows } from './append.ts';
import type { CellKeeper } from './cells/keeper.ts';
import { literal } from './schema.ts';
import type { Touched } from './touched.ts';
import { inTransaction } from './transaction.ts';

/** Replaces the rows of a batch's keys, keeps the cells in step, and moves the position, all in one transaction. */
export async function applyBatch(
  connection: DuckDBConnection,
  cells: CellKeeper,
  touched: Touched,
  batch: FactBatch,
): Promise<void> {
  await inTransaction(connection, async () => {
    await touched.say(keysOf(batch));
    if (!batch.fresh) {
      await cells.leave();
      for (const fact of FACT_NAMES) await connection.run(`DELETE FROM ${fact} WHERE ${touched.sql()}`);
    }
    for (const fact of FACT_NAMES) await appendRows(connection, fact, batch.rows[fact]);
    await cells.enter(latestOf(batch));
    await connection.run(`UPDATE state SET position = ${literal(batch.position)}`);
  });
}

function latestOf({ rows }: FactBatch): number {
  let latest = 0;
  for (const fact of FACT_NAMES) for (const row of rows[fact]) latest = Math.max(latest, row.knownFrom ?? 0);
  return latest;
}
