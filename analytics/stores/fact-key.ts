import type { AnyFact, FactName } from '../facts/schema.ts';
import type { FactBatch } from './store.ts';

export const FACT_NAMES: readonly FactName[] = ['ticket', 'custody', 'rating', 'rectification'];

/** The column that tells two rows of one `ticketKey` apart. */
export const ID_COLUMNS = {
  ticket: 'ticketId',
  custody: 'custodyId',
  rating: 'ratingId',
  rectification: 'rectificationId',
} as const satisfies Record<FactName, string>;

/** Place of a row in key order, as a page's cursor says it. */
export type Cursor = { key: number; id: string };

export function writeCursor(fact: FactName, row: AnyFact): string {
  return `${row.ticketKey}:${row[ID_COLUMNS[fact]] ?? ''}`;
}

/** @throws RangeError where the text is no cursor */
export function readCursor(text: string): Cursor {
  const parts = /^(-?\d+):(.*)$/s.exec(text);
  if (!parts) throw new RangeError(`不是有效的翻页位置 / no cursor of this list: "${text}"`);
  return { key: Number(parts[1]), id: parts[2] ?? '' };
}

/** Keys that a batch replaces: those it names, and those of the rows that it brings. */
export function keysOf(batch: FactBatch): Set<number> {
  const keys = new Set(batch.keys);
  for (const name of FACT_NAMES) for (const row of batch.rows[name]) keys.add(Number(row.ticketKey));
  return keys;
}
