import type {
  CustodyFact,
  FactRows,
  RatingFact,
  RectificationFact,
  TicketFact,
} from '../../analytics/facts/schema.ts';
import type { DataOf } from '../ledger/events.ts';
import { leadOf } from '../tickets/fold.ts';
import type { Custody, Rating, Rectification, Ticket } from '../tickets/state.ts';

/** What facts depend on beside the events. */
export type FactSettings = {
  /** Working milliseconds from the calendar's origin to an instant. */
  work: (instant: number) => number;
  /** How long after the first answer a rating counts as taken part. */
  ratingWindowMs: number;
};

export const RATING_WINDOW_MS = 7 * 86_400_000;

/**
 * Places of the span in which a row held, filled by `versions.ts`. They stand in each row from the start: columns added
 * to a copy turned it into a slow object, and cost an import four times what the rest of its facts did.
 */
const SPAN = { validFrom: 0, validTo: 0, knownFrom: 0, knownTo: 0 };

/** The rows of one ticket in one state, by their ids. */
export type RowsNow = {
  ticket: Map<string, TicketFact>;
  custody: Map<string, CustodyFact>;
  rating: Map<string, RatingFact>;
  rectification: Map<string, RectificationFact>;
};
/** Every fact has an id column, and a row for each version of it. */
export type FactOf = { [K in keyof FactRows]: FactRows[K][number] };

/**
 * The facts of a ticket as it stands.
 *
 * @param sourceOnTime the flag of the last row read, which every version carries whatever its time
 */
export function rowsNow(ticket: Ticket, sourceOnTime: boolean | null, settings: FactSettings): RowsNow {
  return {
    ticket: new Map([[ticket.id, ticketRow(ticket, sourceOnTime, settings)]]),
    custody: new Map(ticket.custodies.map((each) => [each.id, custodyRow(ticket, each, settings)])),
    rating: new Map(ticket.ratings.map((each) => [each.id, ratingRow(ticket, each)])),
    rectification: new Map(
      ticket.rectifications.map((each) => [each.id, rectificationRow(ticket, each, settings)]),
    ),
  };
}

function matter(ticket: Ticket) {
  return {
    feed: ticket.feed,
    source: ticket.source,
    channel: ticket.channel,
    campus: ticket.campus,
    kind: ticket.kind,
    urgency: ticket.urgency,
    category: ticket.category,
    subcategory: ticket.subcategory,
    lodgedBy: ticket.lodgedBy,
  };
}

function worked(instant: number | null, { work }: FactSettings): number | null {
  return instant === null ? null : work(instant);
}

function ticketRow(ticket: Ticket, sourceOnTime: boolean | null, settings: FactSettings): TicketFact {
  const { firstAnsweredAt } = ticket;
  return {
    ticketKey: ticket.key,
    ticketId: ticket.id,
    ...matter(ticket),
    department: leadOf(ticket)?.department ?? null,
    completedOnly: ticket.completedOnly,
    timeFault: ticket.timeFault,
    receivedAt: ticket.receivedAt,
    receivedWork: settings.work(ticket.receivedAt),
    dueAt: ticket.dueAt,
    answeredAt: ticket.answeredAt,
    answeredWork: worked(ticket.answeredAt, settings),
    firstAnsweredAt,
    firstAnsweredWork: worked(firstAnsweredAt, settings),
    endedAt: ticket.endedAt,
    endedWork: worked(ticket.endedAt, settings),
    closedAt: ticket.closedAt,
    firstClosedAt: ticket.firstClosedAt,
    firstClosedWork: worked(ticket.firstClosedAt, settings),
    firstReopenedAt: ticket.firstReopenedAt,
    firstReopenedWork: worked(ticket.firstReopenedAt, settings),
    ratingWindowEndsAt: firstAnsweredAt === null ? null : firstAnsweredAt + settings.ratingWindowMs,
    firstActiveRatedAt: ticket.firstActiveRatedAt,
    sourceOnTime,
    ...SPAN,
  };
}

function custodyRow(ticket: Ticket, custody: Custody, settings: FactSettings): CustodyFact {
  const replied = custody.endedBy === 'replied';
  const repliedAt = replied ? custody.endedAt : null;
  const leftAt = replied ? null : custody.endedAt;
  return {
    ticketKey: ticket.key,
    ticketId: ticket.id,
    custodyId: custody.id,
    ...matter(ticket),
    department: custody.department,
    role: custody.role,
    centre: custody.centre,
    completedOnly: ticket.completedOnly,
    timeFault: ticket.timeFault,
    openedAt: custody.openedAt,
    openedWork: settings.work(custody.openedAt),
    // the centre dispatches, it does not sign: its limit would count as a signature never given
    signDueAt: custody.centre ? null : custody.signDueAt,
    signedAt: custody.signedAt,
    dueAt: custody.answerDueAt,
    repliedAt,
    repliedWork: worked(repliedAt, settings),
    leftAt,
    leftWork: worked(leftAt, settings),
    leftBy: replied ? null : custody.endedBy,
    ...SPAN,
  };
}

function ratingRow(ticket: Ticket, rating: Rating): RatingFact {
  return {
    ticketKey: rating.sequence,
    ratingId: rating.id,
    ticketId: ticket.id,
    custodyId: rating.custodyId,
    ...matter(ticket),
    // as the event has it: a later transfer moves no blame
    department: rating.department,
    window: rating.window,
    service: rating.service,
    level: rating.level,
    active: rating.active,
    ratedAt: rating.ratedAt,
    ...SPAN,
  };
}

function rectificationRow(
  ticket: Ticket,
  rectification: Rectification,
  settings: FactSettings,
): RectificationFact {
  return {
    ticketKey: ticket.key,
    rectificationId: rectification.id,
    ticketId: ticket.id,
    ...matter(ticket),
    department: rectification.department,
    openedAt: rectification.openedAt,
    openedWork: settings.work(rectification.openedAt),
    dueAt: rectification.dueAt,
    closedAt: rectification.closedAt,
    closedWork: worked(rectification.closedAt, settings),
    ...SPAN,
  };
}

/** A rating that belongs to no ticket: for a window, a service, or the place as a whole. */
export function loneRatingRow(sequence: number, ratedAt: number, data: DataOf<'rated'>): RatingFact {
  return {
    ticketKey: sequence,
    ratingId: data.ratingId,
    ticketId: null,
    custodyId: null,
    feed: data.sourceId,
    source: data.sourceId,
    channel: data.channel,
    campus: data.campus,
    kind: null,
    urgency: null,
    category: null,
    subcategory: null,
    lodgedBy: null,
    department: data.department,
    window: data.window,
    service: data.service,
    level: data.level,
    active: data.active,
    ratedAt,
    ...SPAN,
  };
}
