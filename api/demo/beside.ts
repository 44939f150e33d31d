import { inArray } from 'drizzle-orm';
import type { Keys } from '../keys.ts';
import type { Transaction } from '../ledger/database.ts';
import { insertRows } from '../ledger/insert-rows.ts';
import { audit, custodies, ratings, rectifications, texts, tickets } from '../ledger/schema.ts';
import { queryCode, queryCodeHash } from '../tickets/query-code.ts';
import type { Ticket } from '../tickets/state.ts';
import { insertProjections } from '../tickets/store.ts';
import type { Acted } from '../workflow/perform.ts';

/**
 * What many actions leave to be stored beside the chain, written together: one by one it is five statements an action,
 * and half a year would take a minute. Rows of tickets that changed are written anew from the ticket as it stands.
 */
export class Beside {
  readonly #keys: Keys;
  #acted: Acted[] = [];

  constructor(keys: Keys) {
    this.#keys = keys;
  }

  add(done: Acted): void {
    this.#acted.push(done);
  }

  async store(tx: Transaction, ticketOf: (id: string) => Ticket): Promise<void> {
    const acted = this.#acted;
    this.#acted = [];
    if (acted.length === 0) return;
    await insertRows(
      tx,
      texts,
      acted.flatMap(({ ticket, spoken }) => spoken.map((each) => ({ ...each, ticketId: ticket.id }))),
    );
    await insertRows(
      tx,
      audit,
      acted.map((each) => each.audit),
    );
    const ids = [...new Set(acted.map(({ ticket }) => ticket.id))];
    await tx.delete(tickets).where(inArray(tickets.id, ids));
    for (const table of [custodies, ratings, rectifications])
      await tx.delete(table).where(inArray(table.ticketId, ids));
    await insertProjections(
      tx,
      ids.map(ticketOf).map((ticket) => ({
        ticket,
        codeHash: queryCodeHash(this.#keys, ticket.number, queryCode(this.#keys, ticket.id)),
      })),
    );
  }
}
