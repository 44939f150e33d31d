import { index, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Projections of the events, written in their transaction. `huiyin verify` folds the events again and compares. */
export const tickets = sqliteTable(
  'tickets',
  {
    id: text().primaryKey(),
    /** Sequence number of the `received` event. */
    key: integer().notNull(),
    number: text().notNull().unique(),
    /** HMAC-SHA-256 of the query code. */
    codeHash: text('code_hash').notNull(),
    sourceId: text('source_id').notNull(),
    feed: text().notNull(),
    source: text().notNull(),
    channel: text().notNull(),
    kind: text().notNull(),
    urgency: text().notNull(),
    category: text(),
    subcategory: text(),
    campus: text(),
    service: text(),
    disclosure: text().notNull(),
    lodgedBy: text('lodged_by').notNull(),
    state: text().notNull(),
    department: text(),
    custodyId: text('custody_id'),
    episode: integer().notNull(),
    version: integer().notNull(),
    receivedAt: integer('received_at').notNull(),
    dueAt: integer('due_at'),
    answeredAt: integer('answered_at'),
    closedAt: integer('closed_at'),
    rating: integer(),
    rectification: integer({ mode: 'boolean' }).notNull(),
    /** The clock that runs now. */
    clock: text(),
    clockStartedAt: integer('clock_started_at'),
    clockDueAt: integer('clock_due_at'),
  },
  (table) => [
    index('tickets_state_due').on(table.state, table.clockDueAt),
    index('tickets_department_state').on(table.department, table.state, table.clockDueAt),
    index('tickets_received').on(table.receivedAt),
    index('tickets_clock').on(table.clockDueAt),
  ],
);

export const custodies = sqliteTable(
  'custodies',
  {
    id: text().primaryKey(),
    ticketId: text('ticket_id').notNull(),
    department: text(),
    role: text().notNull(),
    openedAt: integer('opened_at').notNull(),
    signDueAt: integer('sign_due_at'),
    answerDueAt: integer('answer_due_at'),
    signedAt: integer('signed_at'),
    endedAt: integer('ended_at'),
    endedBy: text('ended_by'),
  },
  (table) => [index('custodies_ticket').on(table.ticketId)],
);

export const ratings = sqliteTable(
  'ratings',
  {
    id: text().primaryKey(),
    ticketId: text('ticket_id'),
    custodyId: text('custody_id'),
    department: text(),
    level: integer().notNull(),
    active: integer({ mode: 'boolean' }).notNull(),
    rawKey: text('raw_key').notNull(),
    scale: text().notNull(),
    channel: text().notNull(),
    sourceId: text('source_id').notNull(),
    window: text(),
    service: text(),
    /** Codes, comma-separated. */
    reasons: text().notNull(),
    commentId: text('comment_id'),
    ratedAt: integer('rated_at').notNull(),
  },
  (table) => [index('ratings_ticket').on(table.ticketId)],
);

export const rectifications = sqliteTable(
  'rectifications',
  {
    id: text().primaryKey(),
    ticketId: text('ticket_id').notNull(),
    ratingId: text('rating_id').notNull(),
    department: text(),
    openedAt: integer('opened_at').notNull(),
    dueAt: integer('due_at').notNull(),
    closedAt: integer('closed_at'),
  },
  (table) => [index('rectifications_ticket').on(table.ticketId)],
);

/** Wrong query codes for a ticket: locked after five. */
export const codeAttempts = sqliteTable('code_attempts', {
  number: text().primaryKey(),
  wrong: integer().notNull(),
  lastAt: integer('last_at').notNull(),
});

/** What the category model learnt from: tokens of closed tickets, and how sure it has been. */
export const suggestions = sqliteTable('suggestions', {
  ticketId: text('ticket_id').primaryKey(),
  category: text(),
  department: text(),
  confidence: real().notNull(),
});
