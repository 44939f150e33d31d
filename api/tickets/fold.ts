// long: one event after the other, each line of which a figure rests on, is read in one place
import type { DataOf, LedgerEvent } from '../ledger/events.ts';
import type { Custody, Rating, RunningClock, Ticket } from './state.ts';

/**
 * Folds one event into a ticket. Pure: returns a new ticket and leaves the old one as it was, so that each state on
 * the way can be kept.
 *
 * @throws Error when the events are not a ticket's life in order (the first must be `received`).
 */
export function apply(ticket: Ticket | null, event: LedgerEvent): Ticket {
  if (event.kind === 'received') {
    if (ticket) throw new Error(`event ${event.sequence}: ticket ${ticket.id} was received twice`);
    return received(event.sequence, event.ticketId ?? '', event.occurredAt, event.data);
  }
  if (!ticket) throw new Error(`event ${event.sequence}: ${event.kind} before the ticket was received`);
  return { ...step(ticket, event), version: ticket.version + 1 };
}

/** A ticket from all its events in order; null for none. */
export function fold(events: Iterable<LedgerEvent>): Ticket | null {
  let ticket: Ticket | null = null;
  for (const event of events) ticket = apply(ticket, event);
  return ticket;
}

type AfterReceipt = Exclude<LedgerEvent, { kind: 'received' }>;

function step(ticket: Ticket, event: AfterReceipt): Ticket {
  const at = event.occurredAt;
  switch (event.kind) {
    case 'classified':
      return classified(ticket, event.data);
    case 'dispatched':
      return dispatched(ticket, at, event.data);
    case 'signed':
      return {
        ...ticket,
        custodies: change(ticket, event.data.custodyId, (custody) => ({
          ...custody,
          signedAt: custody.signedAt ?? at,
        })),
        state:
          event.data.custodyId === ticket.leadId && ticket.state === 'dispatched' ? 'handling' : ticket.state,
      };
    case 'returned':
      return returned(ticket, at, event.data);
    case 'replied':
      return replied(ticket, at, event.data);
    case 'closed':
      return closed(ticket, at, event.data);
    case 'rated':
      return rated(ticket, event.sequence, at, event.data);
    case 'reopened':
      return reopened(ticket, at, event.data);
    case 'noted':
      return ticket;
    case 'rectification-opened':
      return {
        ...ticket,
        rectifications: [
          ...ticket.rectifications,
          {
            id: event.data.rectificationId,
            ratingId: event.data.ratingId,
            department: event.data.department,
            openedAt: at,
            dueAt: event.data.dueAt,
            closedAt: null,
            sequence: event.sequence,
          },
        ],
      };
    case 'rectification-closed':
      return {
        ...ticket,
        rectifications: ticket.rectifications.map((each) =>
          each.id === event.data.rectificationId ? { ...each, closedAt: at } : each,
        ),
      };
  }
}

function received(sequence: number, id: string, at: number, data: DataOf<'received'>): Ticket {
  const centre: Custody[] =
    data.custodyId === null
      ? []
      : [
          custody(data.custodyId, data.centre, 'lead', at, {
            centre: true,
            signDueAt: data.dispatchDueAt,
            answerDueAt: data.dueAt,
            by: 'receipt',
          }),
        ];
  return {
    id,
    key: sequence,
    number: data.number,
    sourceId: data.sourceId,
    feed: data.feed,
    source: data.source,
    channel: data.channel,
    kind: data.kind,
    urgency: data.urgency,
    category: data.category,
    subcategory: data.subcategory,
    campus: data.campus,
    service: data.service,
    disclosure: data.disclosure,
    lodgedBy: data.lodgedBy,
    imported: data.imported,
    completedOnly: data.completedOnly,
    timeFault: data.timeFault,
    sourceOnTime: data.sourceOnTime,
    centre: data.centre,
    receivedAt: at,
    dueAt: data.dueAt,
    state: 'pending',
    episode: 1,
    version: 1,
    custodies: centre,
    leadId: data.custodyId,
    answeredAt: null,
    answeredBy: null,
    firstAnsweredAt: null,
    endedAt: null,
    endedBy: null,
    closedAt: null,
    firstClosedAt: null,
    firstReopenedAt: null,
    firstActiveRatedAt: null,
    ratings: [],
    rectifications: [],
  };
}

function classified(ticket: Ticket, data: DataOf<'classified'>): Ticket {
  // a due time comes only from a source that was read again; our own reclassification never lengthens it
  return {
    ...ticket,
    feed: data.feed ?? ticket.feed,
    kind: data.kind ?? ticket.kind,
    urgency: data.urgency ?? ticket.urgency,
    category: data.category === undefined ? ticket.category : data.category,
    subcategory: data.subcategory === undefined ? ticket.subcategory : data.subcategory,
    campus: data.campus === undefined ? ticket.campus : data.campus,
    sourceOnTime: data.sourceOnTime === undefined ? ticket.sourceOnTime : data.sourceOnTime,
    dueAt: data.dueAt === undefined ? ticket.dueAt : data.dueAt,
    timeFault: data.timeFault ?? ticket.timeFault,
  };
}

function dispatched(ticket: Ticket, at: number, data: DataOf<'dispatched'>): Ticket {
  const opened = custody(data.custodyId, data.department, data.role, at, {
    centre: false,
    signDueAt: data.signDueAt,
    answerDueAt: data.dueAt,
    by: data.by,
  });
  if (data.role === 'assist') return { ...ticket, custodies: [...ticket.custodies, opened] };
  return {
    ...ticket,
    custodies: [...endLead(ticket, at, 'transferred'), opened],
    leadId: data.custodyId,
    state: 'dispatched',
  };
}

function returned(ticket: Ticket, at: number, data: DataOf<'returned'>): Ticket {
  const ended = change(ticket, data.custodyId, (held) => ({ ...held, endedAt: at, endedBy: 'returned' }));
  if (data.custodyId !== ticket.leadId) return { ...ticket, custodies: ended };
  return {
    ...ticket,
    custodies: [
      ...ended,
      custody(data.centreCustodyId, data.centre, 'lead', at, {
        centre: true,
        signDueAt: data.dispatchDueAt,
        answerDueAt: ticket.dueAt,
        by: 'return',
      }),
    ],
    leadId: data.centreCustodyId,
    state: 'pending',
  };
}

function replied(ticket: Ticket, at: number, data: DataOf<'replied'>): Ticket {
  const custodyId = data.custodyId ?? ticket.leadId;
  const custodies =
    custodyId === null
      ? ticket.custodies
      : change(ticket, custodyId, (held) =>
          held.endedAt === null ? { ...held, endedAt: at, endedBy: 'replied' } : held,
        );
  // an assisting department answers the lead, an automatic message answers nobody
  if (data.automatic || (custodyId !== ticket.leadId && custodyId !== ticket.answeredBy))
    return { ...ticket, custodies };
  return {
    ...ticket,
    custodies,
    state: ticket.state === 'closed' ? 'closed' : 'answered',
    answeredAt: at,
    answeredBy: custodyId,
    firstAnsweredAt: ticket.firstAnsweredAt ?? at,
  };
}

function closed(ticket: Ticket, at: number, data: DataOf<'closed'>): Ticket {
  const after = {
    ...ticket,
    state: 'closed' as const,
    closedAt: at,
    firstClosedAt: ticket.firstClosedAt ?? at,
  };
  if (data.cause === 'answered') return after;
  return { ...after, endedAt: at, endedBy: data.cause, custodies: endLead(ticket, at, data.cause) };
}

function rated(ticket: Ticket, sequence: number, at: number, data: DataOf<'rated'>): Ticket {
  const rating: Rating = {
    id: data.ratingId,
    custodyId: data.custodyId,
    department: data.department,
    level: data.level,
    active: data.active,
    rawKey: data.rawKey,
    scale: data.scale,
    channel: data.channel,
    sourceId: data.sourceId,
    window: data.window,
    service: data.service,
    reasons: data.reasons,
    commentId: data.words?.id ?? null,
    ratedAt: at,
    sequence,
  };
  return {
    ...ticket,
    ratings: [...ticket.ratings, rating],
    firstActiveRatedAt: ticket.firstActiveRatedAt ?? (data.active ? at : null),
  };
}

function reopened(ticket: Ticket, at: number, data: DataOf<'reopened'>): Ticket {
  const toCentre = data.department === null || data.department === ticket.centre;
  return {
    ...ticket,
    // a reopened ticket keeps its first receipt, or reopening would improve the median
    state: toCentre ? 'pending' : 'dispatched',
    episode: data.episode,
    answeredAt: null,
    closedAt: null,
    endedAt: null,
    endedBy: null,
    firstReopenedAt: ticket.firstReopenedAt ?? at,
    custodies: [
      ...ticket.custodies,
      custody(data.custodyId, data.department, 'lead', at, {
        centre: toCentre,
        signDueAt: data.signDueAt,
        answerDueAt: data.dueAt,
        by: 'reopen',
      }),
    ],
    leadId: data.custodyId,
  };
}

function custody(
  id: string,
  department: string | null,
  role: Custody['role'],
  openedAt: number,
  rest: Pick<Custody, 'centre' | 'signDueAt' | 'answerDueAt' | 'by'>,
): Custody {
  return { id, department, role, openedAt, signedAt: null, endedAt: null, endedBy: null, ...rest };
}

function change(ticket: Ticket, id: string, to: (custody: Custody) => Custody): Custody[] {
  return ticket.custodies.map((each) => (each.id === id ? to(each) : each));
}

function endLead(ticket: Ticket, at: number, by: NonNullable<Custody['endedBy']>): Custody[] {
  return ticket.custodies.map((each) =>
    each.id === ticket.leadId && each.endedAt === null ? { ...each, endedAt: at, endedBy: by } : each,
  );
}

/** Custody of the lead, if there is one. */
export function leadOf(ticket: Ticket): Custody | null {
  return ticket.custodies.find((each) => each.id === ticket.leadId) ?? null;
}

/**
 * By when the person was promised an answer: from the receipt, whoever held the ticket since, or a department would gain
 * days by sending it back. A reopened ticket has the deadline that was given with the reopening.
 */
export function promised(ticket: Ticket): { startedAt: number; dueAt: number } | null {
  const reopening = ticket.custodies.findLast((each) => each.by === 'reopen');
  if (reopening?.answerDueAt) return { startedAt: reopening.openedAt, dueAt: reopening.answerDueAt };
  return ticket.dueAt === null ? null : { startedAt: ticket.receivedAt, dueAt: ticket.dueAt };
}

/** The clock that runs now: dispatch for the centre, sign and answer for a department, rectification after. */
export function runningClock(ticket: Ticket): RunningClock | null {
  const lead = leadOf(ticket);
  if (ticket.state === 'pending' && lead?.signDueAt)
    return { name: 'dispatch', startedAt: lead.openedAt, dueAt: lead.signDueAt };
  if (ticket.state === 'dispatched' && lead?.signDueAt)
    return { name: 'sign', startedAt: lead.openedAt, dueAt: lead.signDueAt };
  const promise = promised(ticket);
  if (promise && (ticket.state === 'handling' || ticket.state === 'dispatched' || ticket.state === 'pending'))
    return { name: 'answer', ...promise };
  const open = ticket.rectifications.find((each) => each.closedAt === null);
  return open ? { name: 'rectification', startedAt: open.openedAt, dueAt: open.dueAt } : null;
}
