import { and, asc, eq, gt, inArray, isNotNull, lte, type Column, type SQL } from 'drizzle-orm';
import { fold } from '../tickets/fold.ts';
import { project } from '../tickets/project.ts';
import type { Store } from './database.ts';
import { readEvent, type LedgerEvent } from './events.ts';
import { custodies, events, ratings, rectifications, texts, tickets } from './schema.ts';
import { FaultList } from './verify-report.ts';
import { compareRows } from './verify-rows.ts';
import { verifyWords } from './verify-words.ts';

/** Events read at a time: memory stays flat whatever the ledger's size. */
const PAGE = 2000;
/** A ticket that does not fit is read again: it may have changed between two of our reads. */
const TRIES = 3;

type Reader = Pick<Store, 'read'>;
/** Ticket ids from one, exclusive, to another, inclusive, null for no end; or one alone. */
type Range = { after: string; to: string | null } | { only: string };

/**
 * Folds the events of each ticket and compares every row that stands for it, columns and words; rows that no event
 * explains are found too, for the ranges leave no gap.
 */
export async function verifyTickets(
  store: Reader,
  faults: FaultList,
  onPage: (events: number) => void,
  signal: AbortSignal | undefined,
): Promise<number> {
  let after = '';
  let done = 0;
  let count = 0;
  for (;;) {
    signal?.throwIfAborted();
    const lives = await nextLives(store, after);
    const last = [...lives.keys()].at(-1);
    const range = { after, to: last ?? null };
    await verifyRange(store, range, lives, faults, TRIES);
    if (last === undefined) return count;
    after = last;
    count += lives.size;
    for (const life of lives.values()) done += life.length;
    onPage(done);
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}

type EventRow = typeof events.$inferSelect;
type Lives = Map<string, EventRow[]>;

/** The next tickets with all their events; none of them is cut off at the end of the page. */
async function nextLives(store: Reader, after: string): Promise<Lives> {
  for (let most = PAGE; ; most *= 4) {
    const rows = await store.read
      .select()
      .from(events)
      .where(and(isNotNull(events.ticketId), gt(events.ticketId, after)))
      .orderBy(asc(events.ticketId), asc(events.sequence))
      .limit(most);
    const lives: Lives = new Map();
    for (const row of rows) {
      const id = row.ticketId ?? '';
      const life = lives.get(id);
      if (life) life.push(row);
      else lives.set(id, [row]);
    }
    if (rows.length < most) return lives;
    const cut = rows.at(-1)?.ticketId ?? '';
    if (lives.size > 1) {
      lives.delete(cut);
      return lives;
    }
  }
}

async function verifyRange(
  store: Reader,
  range: Range,
  lives: Lives,
  faults: FaultList,
  tries: number,
): Promise<void> {
  const stored = await readRows(store, range);
  const doubtful: string[] = [];
  const ids = new Set([...lives.keys(), ...stored.tickets.keys(), ...stored.custodies.keys()]);
  for (const each of [stored.ratings, stored.rectifications]) for (const id of each.keys()) ids.add(id);
  for (const id of stored.texts.keys()) if (!stored.aloneWords.has(id)) ids.add(id);
  for (const id of [...ids].toSorted()) {
    const found = new FaultList();
    verifyTicket(id, lives.get(id) ?? [], stored, found);
    if (found.count === 0) continue;
    if (tries > 1) doubtful.push(id);
    else for (const fault of found.found) faults.add(fault);
  }
  for (const id of doubtful) await verifyAgain(store, id, faults, tries - 1);
}

async function verifyAgain(store: Reader, id: string, faults: FaultList, tries: number): Promise<void> {
  const rows = await store.read
    .select()
    .from(events)
    .where(eq(events.ticketId, id))
    .orderBy(asc(events.sequence));
  const lives: Lives = rows.length === 0 ? new Map() : new Map([[id, rows]]);
  await verifyRange(store, { only: id }, lives, faults, tries);
}

type Stored = Awaited<ReturnType<typeof readRows>>;

async function readRows(store: Reader, range: Range) {
  const within = (column: Column): SQL | undefined => {
    if ('only' in range) return eq(column, range.only);
    return range.to === null ? gt(column, range.after) : and(gt(column, range.after), lte(column, range.to));
  };
  const { read } = store;
  const [ticketRows, custodyRows, ratingRows, rectificationRows, textRows] = [
    await read.select().from(tickets).where(within(tickets.id)),
    await read.select().from(custodies).where(within(custodies.ticketId)),
    await read.select().from(ratings).where(within(ratings.ticketId)),
    await read.select().from(rectifications).where(within(rectifications.ticketId)),
    await read.select().from(texts).where(within(texts.ticketId)),
  ];
  const known = new Set(ticketRows.map((row) => row.id));
  const strangers = textRows.filter((row) => !known.has(row.ticketId));
  return {
    tickets: byTicket(ticketRows, (row) => row.id),
    custodies: byTicket(custodyRows, (row) => row.ticketId),
    ratings: byTicket(ratingRows, (row) => row.ticketId ?? ''),
    rectifications: byTicket(rectificationRows, (row) => row.ticketId),
    texts: byTicket(textRows, (row) => row.ticketId),
    aloneWords: await ratingsOf(store, strangers),
  };
}

/** Words of a rating without a ticket lie under the rating's id; the chain's walk has looked at them. */
async function ratingsOf(store: Reader, strangers: { ticketId: string }[]): Promise<Set<string>> {
  if (strangers.length === 0) return new Set();
  const ids = strangers.map((row) => row.ticketId);
  const rows = await store.read.select({ id: ratings.id }).from(ratings).where(inArray(ratings.id, ids));
  return new Set(rows.map((row) => row.id));
}

function byTicket<T>(rows: T[], idOf: (row: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const id = idOf(row);
    const list = found.get(id);
    if (list) list.push(row);
    else found.set(id, [row]);
  }
  return found;
}

function verifyTicket(id: string, rows: EventRow[], stored: Stored, faults: FaultList): void {
  const known = stored.tickets.get(id)?.[0]?.number ?? id;
  let life: LedgerEvent[];
  let ticket: ReturnType<typeof fold>;
  try {
    life = rows.map(readEvent);
    ticket = fold(life);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    faults.add({
      table: 'events',
      sequence: Number(/^event (\d+)/.exec(why)?.[1] ?? rows[0]?.sequence) || null,
      ticket: known,
      column: 'data',
      message: { zh: `事件不成一张工单：${why}`, en: `the events are no ticket's life: ${why}` },
    });
    return;
  }
  const projection = ticket ? project(ticket) : null;
  const name = ticket?.number ?? known;
  const compare = (
    table: string,
    expected: readonly { id: string }[],
    found: readonly { id: string }[] = [],
  ): void => compareRows(table, name, expected, found, faults);
  compare('tickets', projection ? [projection.ticket] : [], stored.tickets.get(id));
  compare('custodies', projection?.custodies ?? [], stored.custodies.get(id));
  compare('ratings', projection?.ratings ?? [], stored.ratings.get(id));
  compare('rectifications', projection?.rectifications ?? [], stored.rectifications.get(id));
  verifyWords(name, life, stored.texts.get(id) ?? [], faults);
}
