import { blob, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** The truth: one global chain. No personal data and no free text stand here, only salted hashes of them. */
export const events = sqliteTable(
  'events',
  {
    sequence: integer().primaryKey(),
    /** Null for a rating that belongs to no ticket. */
    ticketId: text('ticket_id'),
    kind: text().notNull(),
    /** Id of a user, `source:ID`, `import:ID` or `system`. */
    actor: text().notNull(),
    occurredAt: integer('occurred_at').notNull(),
    recordedAt: integer('recorded_at').notNull(),
    /** Canonical JSON (RFC 8785). */
    data: text().notNull(),
    hash: blob({ mode: 'buffer' }).notNull(),
  },
  (table) => [index('events_ticket').on(table.ticketId, table.sequence)],
);

/** What a channel delivered, normalised; the raw payload can be erased. Unique by source and external id. */
export const submissions = sqliteTable(
  'submissions',
  {
    id: text().primaryKey(),
    sourceId: text('source_id').notNull(),
    externalId: text('external_id').notNull(),
    channel: text().notNull(),
    type: text().notNull(),
    occurredAt: integer('occurred_at').notNull(),
    recordedAt: integer('recorded_at').notNull(),
    ticketId: text('ticket_id'),
    ratingId: text('rating_id'),
    /** Whether this submission made the ticket: only then may its receipt carry the query code. */
    opened: integer({ mode: 'boolean' }).notNull(),
    /** Null after erasure and for anonymous people. */
    raw: blob({ mode: 'buffer' }),
    /** SHA-256 of the raw payload, or of an import's normalised case: tells a changed repeat from an equal one. */
    contentHash: blob('content_hash', { mode: 'buffer' }).notNull(),
  },
  (table) => [uniqueIndex('submissions_source_external').on(table.sourceId, table.externalId)],
);

/** What an authenticated source sent and nobody could read: kept with its reason, replayed after a fix. */
export const quarantine = sqliteTable(
  'quarantine',
  {
    id: text().primaryKey(),
    sourceId: text('source_id').notNull(),
    receivedAt: integer('received_at').notNull(),
    method: text().notNull(),
    query: text().notNull(),
    headers: text().notNull(),
    body: blob({ mode: 'buffer' }).notNull(),
    code: text().notNull(),
    field: text(),
    detailZh: text('detail_zh').notNull(),
    detailEn: text('detail_en').notNull(),
    state: text().notNull().default('held'),
    settledAt: integer('settled_at'),
    settledBy: text('settled_by'),
  },
  (table) => [index('quarantine_state').on(table.state, table.receivedAt)],
);

/** Words, apart from the chain so that they can be erased: the event keeps SHA-256(salt + body). */
export const texts = sqliteTable(
  'texts',
  {
    id: text().primaryKey(),
    ticketId: text('ticket_id').notNull(),
    /** `title`, `body`, `place`, `reply`, `note`, `reason`, `comment`, `supplement`. */
    role: text().notNull(),
    body: text(),
    salt: blob({ mode: 'buffer' }),
    erasedAt: integer('erased_at'),
  },
  (table) => [index('texts_ticket').on(table.ticketId)],
);

/** Who lodged a ticket. Nothing is kept of an anonymous person. */
export const persons = sqliteTable(
  'persons',
  {
    ticketId: text('ticket_id').primaryKey(),
    name: text(),
    phone: text(),
    /** HMAC of the digits under the installation key: history by number without a scan. */
    phoneHash: text('phone_hash'),
    channelUserId: text('channel_user_id'),
    language: text().notNull().default('zh'),
  },
  (table) => [index('persons_phone').on(table.phoneHash)],
);

/** One row for each action, written in the transaction of its events. */
export const audit = sqliteTable(
  'audit',
  {
    id: text().primaryKey(),
    at: integer().notNull(),
    actor: text().notNull(),
    action: text().notNull(),
    ticketId: text('ticket_id'),
    firstSequence: integer('first_sequence'),
    lastSequence: integer('last_sequence'),
    detail: text(),
  },
  (table) => [index('audit_at').on(table.at), index('audit_ticket').on(table.ticketId)],
);

/** Who looked at what, and why. */
export const accessLog = sqliteTable(
  'access_log',
  {
    id: text().primaryKey(),
    at: integer().notNull(),
    userId: text('user_id').notNull(),
    /** `open`, `reveal`, `caller-history`, `rows`, `export`. */
    action: text().notNull(),
    ticketId: text('ticket_id'),
    field: text(),
    reason: text(),
  },
  (table) => [index('access_log_at').on(table.at), index('access_log_ticket').on(table.ticketId)],
);

/** The first response to an Idempotency-Key, in the transaction of its command. Kept for seven days. */
export const idempotency = sqliteTable(
  'idempotency',
  {
    key: text().primaryKey(),
    bodyHash: blob('body_hash', { mode: 'buffer' }).notNull(),
    status: integer().notNull(),
    response: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [index('idempotency_at').on(table.at)],
);

/** Small facts about the installation: `demonstration`, `schema`, `facts-version`. */
export const installation = sqliteTable('installation', {
  name: text().primaryKey(),
  value: text().notNull(),
});

/** How far a resumable import came. */
export const imports = sqliteTable('imports', {
  id: text().primaryKey(),
  profile: text().notNull(),
  fileHash: text('file_hash').notNull(),
  line: integer().notNull(),
  startedAt: integer('started_at').notNull(),
  finishedAt: integer('finished_at'),
  report: text().notNull(),
});
