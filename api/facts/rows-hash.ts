import { createHash } from 'node:crypto';
import type { AnyFact } from '../../analytics/facts/schema.ts';
import { slices } from './slices.ts';

/** Rows given to the hash at once: one call for each cost more than the hashing. */
const TOGETHER = 200;

export type RowsHash = { rows: number; hash: string };

/** SHA-256 over rows in the stable order in which a store dumps them. Equal hashes mean equal rows. */
export async function rowsHash(rows: AsyncIterable<AnyFact>): Promise<RowsHash> {
  const hash = createHash('sha256');
  const breathe = slices();
  let columns: string[] | null = null;
  let waiting: unknown[] = [];
  let count = 0;
  for await (const row of rows) {
    columns ??= Object.keys(row).sort();
    waiting.push(columns.map((column) => row[column] ?? null));
    count += 1;
    if (waiting.length === TOGETHER) {
      hash.update(JSON.stringify(waiting));
      waiting = [];
      await breathe();
    }
  }
  hash.update(JSON.stringify([columns, waiting]));
  return { rows: count, hash: hash.digest('hex') };
}
