import { asc, eq } from 'drizzle-orm';
import type { Database, Transaction } from '../ledger/database.ts';
import { readEvent, type LedgerEvent } from '../ledger/events.ts';
import { insertRows } from '../ledger/insert-rows.ts';
import { custodies, events, ratings, rectifications, texts, tickets } from '../ledger/schema.ts';
import type { SpokenWords } from '../workflow/circumstances.ts';
import { project } from './project.ts';
import type { Ticket } from './state.ts';

type Reader = Database | Transaction;

/** All events of a ticket, in order. */
export async function eventsOf(reader: Reader, ticketId: string): Promise<LedgerEvent[]> {
  const rows = await reader
    .select()
    .from(events)
    .where(eq(events.ticketId, ticketId))
    .orderBy(asc(events.sequence));
  return rows.map(readEvent);
}

/** A ticket that is new, with the hash of its query code. */
export type NewTicket = { ticket: Ticket; codeHash: string };

/** Writes the rows of new tickets, one statement a table. */
export async function insertProjections(tx: Transaction, fresh: readonly NewTicket[]): Promise<void> {
  const rows = fresh.map(({ ticket, codeHash }) => ({ ...project(ticket), codeHash }));
  await insertRows(
    tx,
    tickets,
    rows.map(({ ticket, codeHash }) => ({ ...ticket, codeHash })),
  );
  await insertRows(
    tx,
    custodies,
    rows.flatMap((each) => each.custodies),
  );
  await insertRows(
    tx,
    ratings,
    rows.flatMap((each) => each.ratings),
  );
  await insertRows(
    tx,
    rectifications,
    rows.flatMap((each) => each.rectifications),
  );
}

/** Brings a ticket's rows to what it is now; only rows that changed are written. */
export async function updateProjection(tx: Transaction, before: Ticket, after: Ticket): Promise<void> {
  const was = project(before);
  const is = project(after);
  const { id, ...columns } = is.ticket;
  await tx.update(tickets).set(columns).where(eq(tickets.id, id));
  for (const row of changed(was.custodies, is.custodies))
    await tx.insert(custodies).values(row).onConflictDoUpdate({ target: custodies.id, set: row });
  for (const row of changed(was.ratings, is.ratings))
    await tx.insert(ratings).values(row).onConflictDoUpdate({ target: ratings.id, set: row });
  for (const row of changed(was.rectifications, is.rectifications))
    await tx.insert(rectifications).values(row).onConflictDoUpdate({ target: rectifications.id, set: row });
}

function changed<T extends { id: string }>(before: T[], after: T[]): T[] {
  const known = new Map(before.map((row) => [row.id, JSON.stringify(row)]));
  return after.filter((row) => known.get(row.id) !== JSON.stringify(row));
}

/** Stores words beside the chain, in one statement. */
export function insertWords(
  tx: Transaction,
  ticketId: string,
  spoken: readonly SpokenWords[],
): Promise<void> {
  return insertRows(
    tx,
    texts,
    spoken.map((each) => ({ ...each, ticketId })),
  );
}

/** Words of a ticket by id; null bodies were erased. */
export async function wordsOf(
  reader: Reader,
  ticketId: string,
): Promise<Map<string, { role: string; body: string | null; erasedAt: number | null }>> {
  const rows = await reader.select().from(texts).where(eq(texts.ticketId, ticketId));
  return new Map(rows.map((row) => [row.id, { role: row.role, body: row.body, erasedAt: row.erasedAt }]));
}
