import type { Huiyin } from '../huiyin.ts';
import { feeds } from '../ledger/schema.ts';

/**
 * Until when each feed was read: its tickets are censored there. Read for each question, 0.1 ms for the few feeds that
 * there are, so that an import can never leave a stale one behind.
 */
export async function watermarks(huiyin: Pick<Huiyin, 'store'>): Promise<Record<string, number>> {
  const rows = await huiyin.store.read.select().from(feeds);
  return Object.fromEntries(rows.map((row) => [row.id, row.readAt]));
}
