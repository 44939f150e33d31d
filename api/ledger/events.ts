import { z } from 'zod';
import { CHANNELS, DISCLOSURES, KINDS, URGENCIES } from '../../ingest/submission.ts';

const millis = z.number().int();
/** Words kept apart in `texts`; the event holds their id and SHA-256(salt + body). */
const words = z.object({ id: z.string(), hash: z.string() });
export type Words = z.infer<typeof words>;

/** What each kind of event says. No personal data, no free text. Everything that facts need stands here. */
export const EventData = {
  received: z.object({
    number: z.string(),
    sourceId: z.string(),
    feed: z.string(),
    source: z.string(),
    channel: z.enum(CHANNELS),
    kind: z.enum(KINDS),
    urgency: z.enum(URGENCIES),
    category: z.string().nullable(),
    subcategory: z.string().nullable(),
    campus: z.string().nullable(),
    service: z.string().nullable(),
    disclosure: z.enum(DISCLOSURES),
    lodgedBy: z.enum(['citizen', 'staff']),
    /** History from another system: times are the source's own. */
    imported: z.boolean(),
    completedOnly: z.boolean(),
    sourceOnTime: z.boolean().nullable(),
    timeFault: z.boolean(),
    /** Department that the centre is, null for imports whose tickets go straight to theirs. */
    centre: z.string().nullable(),
    /** Custody of the centre, until the first dispatch. */
    custodyId: z.string().nullable(),
    dispatchDueAt: millis.nullable(),
    /** Original due time of the answer. */
    dueAt: millis.nullable(),
    policy: z.number().int().nullable(),
    words: z.record(z.string(), words),
  }),
  classified: z.object({
    kind: z.enum(KINDS).optional(),
    urgency: z.enum(URGENCIES).optional(),
    category: z.string().nullable().optional(),
    subcategory: z.string().nullable().optional(),
    campus: z.string().nullable().optional(),
    /** A source that was read again: in a later snapshot, with another flag, another due time. */
    feed: z.string().optional(),
    sourceOnTime: z.boolean().nullable().optional(),
    dueAt: millis.nullable().optional(),
    timeFault: z.boolean().optional(),
  }),
  dispatched: z.object({
    custodyId: z.string(),
    department: z.string().nullable(),
    role: z.enum(['lead', 'assist']),
    signDueAt: millis.nullable(),
    dueAt: millis.nullable(),
    by: z.enum(['rule', 'person', 'import']),
    rule: z.string().nullable(),
  }),
  signed: z.object({ custodyId: z.string() }),
  /** Goes back to the centre, whose custody opens. */
  returned: z.object({
    custodyId: z.string(),
    reason: z.string(),
    words: words.nullable(),
    centre: z.string(),
    centreCustodyId: z.string(),
    dispatchDueAt: millis.nullable(),
  }),
  replied: z.object({
    custodyId: z.string().nullable(),
    words: words.nullable(),
    automatic: z.boolean(),
    /** 解决 部分解决 解释说明 未解决 */
    outcome: z.enum(['resolved', 'partly', 'explained', 'unresolved']).nullable(),
  }),
  closed: z.object({ cause: z.enum(['answered', 'withdrawn', 'refused', 'invalid']) }),
  rated: z.object({
    ratingId: z.string(),
    custodyId: z.string().nullable(),
    department: z.string().nullable(),
    level: z.number().int().min(1).max(5),
    active: z.boolean(),
    rawKey: z.string(),
    scale: z.string(),
    channel: z.enum(CHANNELS),
    sourceId: z.string(),
    window: z.string().nullable(),
    service: z.string().nullable(),
    campus: z.string().nullable(),
    reasons: z.array(z.string()),
    words: words.nullable(),
  }),
  reopened: z.object({
    episode: z.number().int(),
    words: words.nullable(),
    /** The department that answered holds it again; null sends it to the centre. */
    custodyId: z.string(),
    department: z.string().nullable(),
    signDueAt: millis.nullable(),
    dueAt: millis.nullable(),
  }),
  noted: z.object({ words, audience: z.enum(['internal', 'public']), about: z.string().nullable() }),
  'rectification-opened': z.object({
    rectificationId: z.string(),
    ratingId: z.string(),
    department: z.string().nullable(),
    dueAt: millis,
  }),
  'rectification-closed': z.object({
    rectificationId: z.string(),
    outcome: z.enum(['rectified', 'explained', 'misrated', 'no-basis']),
    words: words.nullable(),
  }),
} as const;

export type EventKind = keyof typeof EventData;
export type DataOf<K extends EventKind> = z.infer<(typeof EventData)[K]>;

type Head = { ticketId: string | null; actor: string; occurredAt: number };
/** An event as decided, before it has a place in the chain. */
export type NewEvent = { [K in EventKind]: Head & { kind: K; data: DataOf<K> } }[EventKind];
type Placed = { sequence: number; recordedAt: number };
/** An event as stored. */
export type LedgerEvent = { [K in EventKind]: Head & Placed & { kind: K; data: DataOf<K> } }[EventKind];

export function isEventKind(kind: string): kind is EventKind {
  return Object.hasOwn(EventData, kind);
}

/**
 * An event from its stored row.
 *
 * @throws Error naming the sequence when the kind is unknown or the data do not fit it.
 */
export function readEvent(row: {
  sequence: number;
  ticketId: string | null;
  kind: string;
  actor: string;
  occurredAt: number;
  recordedAt: number;
  data: string;
}): LedgerEvent {
  if (!isEventKind(row.kind)) throw new Error(`event ${row.sequence}: unknown kind "${row.kind}"`);
  const { kind } = row;
  const head = {
    sequence: row.sequence,
    ticketId: row.ticketId,
    actor: row.actor,
    occurredAt: row.occurredAt,
    recordedAt: row.recordedAt,
  };
  return asLedgerEvent({ ...head, kind, data: JSON.parse(row.data) });
}

/**
 * The one cast of the ledger: stored data were typed when they were appended and the chain proves they are unchanged;
 * parsing each again costs more than folding it. `huiyin verify` does parse them.
 */
function asLedgerEvent(event: unknown): LedgerEvent {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- proven by the hash chain, see above
  return event as LedgerEvent;
}
