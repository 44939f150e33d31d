import { and, desc, gte, lt } from 'drizzle-orm';
import type { Database, Transaction } from '../ledger/database.ts';
import { tickets } from '../ledger/schema.ts';
import { ticketNumber } from './number.ts';

/**
 * Hands out public numbers, one counter a day. A number handed out and not used (its command was refused) leaves a
 * gap: gaps are harmless, repeats are not.
 */
export class NumberAllocator {
  readonly #next = new Map<string, number>();

  /** @param day `YYYY-MM-DD` of the receipt in the installation's zone */
  async next(reader: Database | Transaction, day: string): Promise<string> {
    let counter = this.#next.get(day);
    if (counter === undefined) {
      const prefix = `HY${day.replaceAll('-', '')}`;
      const [last] = await reader
        .select({ number: tickets.number })
        .from(tickets)
        .where(and(gte(tickets.number, prefix), lt(tickets.number, `${prefix}~`)))
        .orderBy(desc(tickets.number))
        .limit(1);
      counter = last ? Number(last.number.slice(10, -1)) + 1 : 1;
    }
    this.#next.set(day, counter + 1);
    return ticketNumber(day, counter);
  }
}
