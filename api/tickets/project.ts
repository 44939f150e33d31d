import type { custodies, ratings, rectifications, tickets } from '../ledger/schema.ts';
import { leadOf, runningClock } from './fold.ts';
import type { Ticket } from './state.ts';

export type TicketRow = typeof tickets.$inferInsert;
export type CustodyRow = typeof custodies.$inferInsert;
export type RatingRow = typeof ratings.$inferInsert;
export type RectificationRow = typeof rectifications.$inferInsert;

/** The rows that stand for a ticket, exactly: `huiyin verify` compares them with what is stored. */
export type Projection = {
  ticket: Omit<TicketRow, 'codeHash'>;
  custodies: CustodyRow[];
  ratings: RatingRow[];
  rectifications: RectificationRow[];
};

export function project(ticket: Ticket): Projection {
  const lead = leadOf(ticket);
  const clock = runningClock(ticket);
  return {
    ticket: {
      id: ticket.id,
      key: ticket.key,
      number: ticket.number,
      sourceId: ticket.sourceId,
      feed: ticket.feed,
      source: ticket.source,
      channel: ticket.channel,
      kind: ticket.kind,
      urgency: ticket.urgency,
      category: ticket.category,
      subcategory: ticket.subcategory,
      campus: ticket.campus,
      service: ticket.service,
      disclosure: ticket.disclosure,
      lodgedBy: ticket.lodgedBy,
      state: ticket.state,
      department: lead?.department ?? null,
      custodyId: ticket.leadId,
      episode: ticket.episode,
      version: ticket.version,
      receivedAt: ticket.receivedAt,
      dueAt: ticket.dueAt,
      answeredAt: ticket.answeredAt,
      closedAt: ticket.closedAt,
      rating: ticket.ratings.findLast((each) => each.active)?.level ?? null,
      rectification: ticket.rectifications.some((each) => each.closedAt === null),
      clock: clock?.name ?? null,
      clockStartedAt: clock?.startedAt ?? null,
      clockDueAt: clock?.dueAt ?? null,
    },
    custodies: ticket.custodies.map((each) => ({
      id: each.id,
      ticketId: ticket.id,
      department: each.department,
      role: each.role,
      openedAt: each.openedAt,
      signDueAt: each.signDueAt,
      answerDueAt: each.answerDueAt,
      signedAt: each.signedAt,
      endedAt: each.endedAt,
      endedBy: each.endedBy,
    })),
    ratings: ticket.ratings.map((each) => ({
      id: each.id,
      ticketId: ticket.id,
      custodyId: each.custodyId,
      department: each.department,
      level: each.level,
      active: each.active,
      rawKey: each.rawKey,
      scale: each.scale,
      channel: each.channel,
      sourceId: each.sourceId,
      window: each.window,
      service: each.service,
      reasons: each.reasons.join(','),
      commentId: each.commentId,
      ratedAt: each.ratedAt,
    })),
    rectifications: ticket.rectifications.map((each) => ({
      id: each.id,
      ticketId: ticket.id,
      ratingId: each.ratingId,
      department: each.department,
      openedAt: each.openedAt,
      dueAt: each.dueAt,
      closedAt: each.closedAt,
    })),
  };
}
