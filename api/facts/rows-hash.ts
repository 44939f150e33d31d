import { createHash } from 'node:crypto';
import type { AnyFact } from '../../analytics/facts/schema.ts';
import { slices } from './slices.ts';

const MODULUS = 2n ** 128n;

export type RowsHash = { rows: number; hash: string };

/**
 * One hash for a set of rows, the same in whatever order they come: the sum of the hashes of each. Equal hashes of equal
 * counts mean equal rows, for whoever does not forge them.
 */
export async function rowsHash(rows: AsyncIterable<AnyFact>): Promise<RowsHash> {
  let sum = 0n;
  let count = 0;
  const breathe = slices();
  for await (const row of rows) {
    const columns = Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));
    const digest = createHash('sha256').update(JSON.stringify(columns)).digest();
    sum = (sum + digest.readBigUInt64BE(0) * 2n ** 64n + digest.readBigUInt64BE(8)) % MODULUS;
    count += 1;
    await breathe();
  }
  return { rows: count, hash: sum.toString(16).padStart(32, '0') };
}
