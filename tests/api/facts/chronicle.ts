import type { DataOf, EventKind, LedgerEvent } from '../../../api/ledger/events.ts';

export const HOUR = 3_600_000;
/** A Monday, 10:00 in Shanghai. */
export const RECEIVED = Date.parse('2026-03-02T10:00:00+08:00');

type Defaults = { [K in EventKind]: DataOf<K> };

const DATA: Defaults = {
  received: {
    number: 'HY202603020000017',
    sourceId: 'web',
    feed: 'web',
    source: 'web',
    channel: 'online',
    kind: 'complaint',
    urgency: 'normal',
    category: 'food',
    subcategory: null,
    campus: 'east',
    service: null,
    disclosure: 'department',
    lodgedBy: 'citizen',
    imported: false,
    completedOnly: false,
    sourceOnTime: null,
    timeFault: false,
    centre: 'centre',
    custodyId: 'c0',
    dispatchDueAt: RECEIVED + 2 * HOUR,
    dueAt: RECEIVED + 48 * HOUR,
    policy: 1,
    words: {},
  },
  classified: {},
  dispatched: {
    custodyId: 'c1',
    department: 'canteen',
    role: 'lead',
    signDueAt: RECEIVED + 4 * HOUR,
    dueAt: RECEIVED + 48 * HOUR,
    by: 'person',
    rule: null,
  },
  signed: { custodyId: 'c1' },
  returned: {
    custodyId: 'c1',
    reason: 'not-ours',
    words: null,
    centre: 'centre',
    centreCustodyId: 'c9',
    dispatchDueAt: null,
  },
  replied: { custodyId: null, words: null, automatic: false, outcome: 'resolved' },
  closed: { cause: 'answered' },
  rated: {
    ratingId: 'r1',
    custodyId: 'c1',
    department: 'canteen',
    level: 5,
    active: true,
    rawKey: '5',
    scale: 'five',
    channel: 'online',
    sourceId: 'web',
    window: null,
    service: null,
    campus: 'east',
    reasons: [],
    words: null,
  },
  reopened: {
    episode: 2,
    words: null,
    custodyId: 'c2',
    department: 'canteen',
    signDueAt: null,
    dueAt: null,
  },
  noted: { words: { id: 'w', hash: 'h' }, audience: 'internal', about: null },
  'rectification-opened': {
    rectificationId: 'f1',
    ratingId: 'r1',
    department: 'canteen',
    dueAt: RECEIVED + 96 * HOUR,
  },
  'rectification-closed': { rectificationId: 'f1', outcome: 'rectified', words: null },
};

/** Tells events of one ticket in the order in which they are recorded; hours count from the receipt. */
export class Chronicle {
  readonly events: LedgerEvent[] = [];
  readonly #ticketId: string | null;
  #sequence: number;

  constructor(ticketId: string | null = 'ticket-1', firstSequence = 1) {
    this.#ticketId = ticketId;
    this.#sequence = firstSequence;
  }

  /** Something that happened at an hour, and was recorded then unless another hour is given. */
  at<K extends EventKind>(hour: number, kind: K, data: Partial<DataOf<K>> = {}, recordedHour = hour): this {
    const event = {
      sequence: this.#sequence++,
      ticketId: this.#ticketId,
      actor: 'test',
      kind,
      occurredAt: RECEIVED + hour * HOUR,
      recordedAt: RECEIVED + recordedHour * HOUR,
      data: { ...DATA[kind], ...data },
    };
    this.events.push(event as unknown as LedgerEvent);
    return this;
  }
}
