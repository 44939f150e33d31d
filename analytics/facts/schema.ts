/**
 * The rows that numbers are made of. Each is a version of a ticket, custody, rating or rectification:
 * it holds for `validFrom <= t < validTo` and was known for `knownFrom <= k < knownTo` (epoch milliseconds;
 * `FOREVER` where nothing has ended it). Folded from the event log by `api/facts`, and rebuilt from it at any time.
 *
 * A column ending in `Work` is working time: the working milliseconds from the calendar's origin to that instant,
 * so that a working duration is a difference of two columns.
 */

/** The end of a version that nothing has ended: 9999-12-31T23:59:59.999Z, exact in a double and in a BIGINT. */
export const FOREVER = 253402300799999;

export type ColumnType = 'text' | 'time' | 'work' | 'integer' | 'boolean';

const version = { validFrom: 'time', validTo: 'time', knownFrom: 'time', knownTo: 'time' } as const;

const matter = {
  /** What is read at one time: a source, or one snapshot of it. Its watermark censors (`numbers.md`, C). */
  feed: 'text',
  /** Who delivered it, as the source itself says: `web`, `wechat`, `Constituent Call`. */
  source: 'text',
  channel: 'text',
  campus: 'text',
  kind: 'text',
  urgency: 'text',
  category: 'text',
  subcategory: 'text',
  lodgedBy: 'text',
} as const;

export const ticketColumns = {
  /** Sequence number of the ticket's `received` event: rises with time, so that tables stay sorted by it. */
  ticketKey: 'integer',
  ticketId: 'text',
  ...matter,
  /** Code of the lead department, null while none has it. */
  department: 'text',
  /** The source exports finished cases only: no survival estimate from it. */
  completedOnly: 'boolean',
  /** The source's closing lies before its opening, or it closed without saying when: reported, never averaged. */
  timeFault: 'boolean',
  receivedAt: 'time',
  receivedWork: 'work',
  /** Original due time of the answer: reclassification never lengthens it. */
  dueAt: 'time',
  answeredAt: 'time',
  answeredWork: 'work',
  firstAnsweredAt: 'time',
  firstAnsweredWork: 'work',
  /** Withdrawn, refused or invalid: a competing end, never a success. */
  endedAt: 'time',
  endedWork: 'work',
  closedAt: 'time',
  firstClosedAt: 'time',
  firstClosedWork: 'work',
  firstReopenedAt: 'time',
  firstReopenedWork: 'work',
  /** First answer plus the rating window. */
  ratingWindowEndsAt: 'time',
  firstActiveRatedAt: 'time',
  /** The source's own on-time flag in the last row read, whatever the as-of. */
  sourceOnTime: 'boolean',
  ...version,
} as const satisfies Record<string, ColumnType>;

export const custodyColumns = {
  ticketKey: 'integer',
  ticketId: 'text',
  custodyId: 'text',
  ...matter,
  department: 'text',
  /** `lead` or `assist`. */
  role: 'text',
  /** The centre's own custody, which dispatches and judges returns rather than answers. */
  centre: 'boolean',
  completedOnly: 'boolean',
  timeFault: 'boolean',
  openedAt: 'time',
  openedWork: 'work',
  signDueAt: 'time',
  signedAt: 'time',
  dueAt: 'time',
  repliedAt: 'time',
  repliedWork: 'work',
  /** Ended otherwise than by a reply: a competing event. */
  leftAt: 'time',
  leftWork: 'work',
  /** `returned`, `transferred`, `withdrawn`, `refused`, `invalid`, `merged`; null while held or replied. */
  leftBy: 'text',
  ...version,
} as const satisfies Record<string, ColumnType>;

export const ratingColumns = {
  /** Sequence number of the `rated` event. */
  ticketKey: 'integer',
  ratingId: 'text',
  ticketId: 'text',
  custodyId: 'text',
  ...matter,
  /** The department whose answer was rated, or whose window or service it was. */
  department: 'text',
  window: 'text',
  service: 'text',
  level: 'integer',
  /** A person rated; false where a system filled a default in. */
  active: 'boolean',
  ratedAt: 'time',
  ...version,
} as const satisfies Record<string, ColumnType>;

export const rectificationColumns = {
  ticketKey: 'integer',
  rectificationId: 'text',
  ticketId: 'text',
  ...matter,
  department: 'text',
  openedAt: 'time',
  openedWork: 'work',
  dueAt: 'time',
  closedAt: 'time',
  closedWork: 'work',
  ...version,
} as const satisfies Record<string, ColumnType>;

export const FACTS = {
  ticket: ticketColumns,
  custody: custodyColumns,
  rating: ratingColumns,
  rectification: rectificationColumns,
} as const;

export type FactName = keyof typeof FACTS;

type Value<T extends ColumnType> = T extends 'text' ? string : T extends 'boolean' ? boolean : number;
type Row<C extends Record<string, ColumnType>> = { [K in keyof C]: Value<C[K]> | null };

export type TicketFact = Row<typeof ticketColumns>;
export type CustodyFact = Row<typeof custodyColumns>;
export type RatingFact = Row<typeof ratingColumns>;
export type RectificationFact = Row<typeof rectificationColumns>;
export type FactRows = {
  ticket: TicketFact[];
  custody: CustodyFact[];
  rating: RatingFact[];
  rectification: RectificationFact[];
};

/** A row of any fact, for code that is driven by the schema above. */
export type AnyFact = Record<string, string | number | boolean | null>;
