import { and, asc, gt, inArray, lte } from 'drizzle-orm';
import type { Database } from '../ledger/database.ts';
import { readEvent, type LedgerEvent } from '../ledger/events.ts';
import { events } from '../ledger/schema.ts';
import { slices } from './slices.ts';

/** Rows of one statement: a statement holds the process while it runs, so it stays within a few milliseconds. */
const PAGE = 500;
const TICKETS_OF_ONE_STATEMENT = 200;

// the hash is for whoever verifies the chain
const columns = {
  sequence: events.sequence,
  ticketId: events.ticketId,
  kind: events.kind,
  actor: events.actor,
  occurredAt: events.occurredAt,
  recordedAt: events.recordedAt,
  data: events.data,
};

/**
 * Events after a sequence number, in order, at most `most` of them; cut between tickets where that leaves any, so that
 * what arrived in one command is folded once.
 */
export async function nextEvents(
  database: Database,
  range: { after: number; upTo: number; most: number },
): Promise<LedgerEvent[]> {
  const found: LedgerEvent[] = [];
  const breathe = slices();
  let { after } = range;
  while (after < range.upTo && found.length < range.most) {
    const rows = await database
      .select(columns)
      .from(events)
      .where(and(gt(events.sequence, after), lte(events.sequence, range.upTo)))
      .orderBy(asc(events.sequence))
      .limit(Math.min(PAGE, range.most - found.length));
    for (const row of rows) found.push(readEvent(row));
    const last = rows.at(-1);
    if (!last) return found;
    after = last.sequence;
    await breathe();
  }
  return after < range.upTo ? withoutCutTicket(found) : found;
}

/** Leaves the last ticket to the next batch, where that leaves any. */
export function withoutCutTicket(found: LedgerEvent[]): LedgerEvent[] {
  const ticketId = found.at(-1)?.ticketId ?? null;
  if (ticketId === null) return found;
  const whole = found.findLastIndex((event) => event.ticketId !== ticketId) + 1;
  return whole > 0 ? found.slice(0, whole) : found;
}

/** All events of these tickets up to a sequence number, by ticket, each in order: many tickets to a statement. */
export async function livesOf(
  database: Database,
  ticketIds: readonly string[],
  upTo: number,
): Promise<Map<string, LedgerEvent[]>> {
  const lives = new Map<string, LedgerEvent[]>();
  const breathe = slices();
  for (let from = 0; from < ticketIds.length; from += TICKETS_OF_ONE_STATEMENT) {
    const ids = ticketIds.slice(from, from + TICKETS_OF_ONE_STATEMENT);
    const rows = await database
      .select(columns)
      .from(events)
      .where(and(inArray(events.ticketId, ids), lte(events.sequence, upTo)))
      .orderBy(asc(events.sequence));
    for (const row of rows) {
      const event = readEvent(row);
      if (event.ticketId === null) continue;
      const life = lives.get(event.ticketId);
      if (life) life.push(event);
      else lives.set(event.ticketId, [event]);
    }
    await breathe();
  }
  return lives;
}
