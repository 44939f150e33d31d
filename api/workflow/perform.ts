import { fieldErrors, type FieldError } from '../../ingest/field-errors.ts';
import type { Huiyin } from '../huiyin.ts';
import type { Entry } from '../ledger/ledger.ts';
import { audit } from '../ledger/schema.ts';
import type { NewEvent } from '../ledger/events.ts';
import { apply, fold } from '../tickets/fold.ts';
import type { Ticket } from '../tickets/state.ts';
import { eventsOf, insertWords, updateProjection } from '../tickets/store.ts';
import { actionById } from './actions/index.ts';
import type { Actor, Draft, Refusal } from './action.ts';
import { circumstances, type SpokenWords } from './circumstances.ts';

export type Order = {
  ticketId: string;
  action: string;
  input: unknown;
  actor: Actor;
  /** The version that the actor saw; null where nobody looked (a source's rating). */
  version: number | null;
};

export type Performed =
  | { ok: true; ticket: Ticket }
  | { ok: false; reason: 'unknown-ticket' | 'unknown-action' }
  | { ok: false; reason: 'conflict'; ticket: Ticket }
  | { ok: false; reason: 'refused'; refusal: Refusal }
  | { ok: false; reason: 'invalid'; errors: FieldError[] };

/** One action as a command of its own. */
export function perform(huiyin: Huiyin, order: Order): Promise<Performed> {
  return huiyin.ledger.write((entry) => performIn(huiyin, entry, order));
}

/**
 * One action inside a command: read, decide, then append the events, update the projection and write one audit row.
 * What is expected is returned; nothing is written unless the decision was taken.
 */
export async function performIn(huiyin: Huiyin, entry: Entry, order: Order): Promise<Performed> {
  // a command may open a ticket and act on it: a rating that opens its own does
  const before = fold([...(await eventsOf(entry.tx, order.ticketId)), ...entry.pending(order.ticketId)]);
  if (!before) return { ok: false, reason: 'unknown-ticket' };
  const done = actOn(huiyin, entry, before, order);
  if (!done.ok) return done;
  await insertWords(entry.tx, before.id, done.spoken);
  await updateProjection(entry.tx, before, done.ticket);
  await entry.tx.insert(audit).values(done.audit);
  return { ok: true, ticket: done.ticket };
}

/** What an appended action leaves to be stored beside the chain, in the same transaction. */
export type Acted = {
  ok: true;
  ticket: Ticket;
  spoken: SpokenWords[];
  audit: typeof audit.$inferInsert;
};

/** Decides on a ticket that the caller holds as it stands, and appends the events. */
export function actOn(
  huiyin: Huiyin,
  entry: Entry,
  before: Ticket,
  order: Order,
): Acted | Extract<Performed, { ok: false }> {
  const action = actionById(order.action);
  if (!action) return { ok: false, reason: 'unknown-action' };
  if (order.version !== null && order.version !== before.version)
    return { ok: false, reason: 'conflict', ticket: before };
  const hindrance = action.may(before, order.actor);
  if (hindrance) return { ok: false, reason: 'refused', refusal: hindrance };
  const read = action.read(order.input);
  if (!read.success) return { ok: false, reason: 'invalid', errors: fieldErrors(read.error) };
  const { given, spoken } = circumstances(huiyin, entry.now, order.actor);
  const decision = action.decide(before, order.input, given);
  if (!decision.ok) return { ok: false, reason: 'refused', refusal: decision.refusal };

  let ticket = before;
  const first = huiyin.ledger.position + 1;
  for (const draft of decision.events)
    ticket = apply(ticket, entry.append(placed(draft, before.id, order.actor, entry.now)));
  return {
    ok: true,
    ticket,
    spoken,
    audit: {
      id: huiyin.newId(),
      at: entry.now,
      actor: actorId(order.actor),
      action: action.id,
      ticketId: before.id,
      firstSequence: first,
      lastSequence: huiyin.ledger.position,
    },
  };
}

export function actorId(actor: Actor): string {
  return actor.type === 'staff' ? actor.id : actor.type === 'source' ? `source:${actor.id}` : 'citizen';
}

/** A draft with its ticket, actor and time. */
export function placed(draft: Draft, ticketId: string | null, actor: Actor, at: number): NewEvent {
  return { ...draft, ticketId, actor: actorId(actor), occurredAt: at };
}
