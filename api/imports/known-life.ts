import type { DataOf, LedgerEvent, Words } from '../ledger/events.ts';

type Received = DataOf<'received'>;
/** What the source had said of a case when it was last read. */
export type KnownHead = Pick<
  Received,
  | 'feed'
  | 'source'
  | 'channel'
  | 'kind'
  | 'urgency'
  | 'category'
  | 'subcategory'
  | 'campus'
  | 'lodgedBy'
  | 'sourceOnTime'
  | 'dueAt'
  | 'timeFault'
> & { receivedAt: number };

export type KnownStep =
  | { at: number; step: 'dispatched'; department: string | null }
  | { at: number; step: 'replied'; words: Words | null; automatic: boolean }
  | { at: number; step: 'signed' | 'closed' | 'reopened' };

export type KnownLife = {
  head: KnownHead;
  words: Received['words'];
  steps: KnownStep[];
  /** Somebody here has handled the ticket since: the source's story and ours have parted. */
  handledHere: boolean;
};

/**
 * What imports have told of a ticket so far, out of all its events: what people here did to it is not the source's.
 *
 * @throws Error when it was never imported
 */
export function knownLife(events: readonly LedgerEvent[], actor: string): KnownLife {
  let head: KnownHead | null = null;
  let words: Received['words'] = {};
  const steps: KnownStep[] = [];
  let handledHere = false;
  for (const event of events) {
    if (event.actor !== actor) {
      handledHere ||= LIFE.has(event.kind);
      continue;
    }
    if (event.kind === 'received') {
      head = { ...headOf(event.data), receivedAt: event.occurredAt };
      ({ words } = event.data);
    } else if (event.kind === 'classified' && head) {
      head = changed(head, event.data);
    } else {
      steps.push(...stepOf(event));
    }
  }
  if (!head) throw new Error(`no event of ${actor} received this ticket`);
  return { head, words, steps, handledHere };
}

const LIFE: ReadonlySet<string> = new Set([
  'dispatched',
  'signed',
  'returned',
  'replied',
  'closed',
  'reopened',
]);

function headOf(data: Received): Omit<KnownHead, 'receivedAt'> {
  return {
    feed: data.feed,
    source: data.source,
    channel: data.channel,
    kind: data.kind,
    urgency: data.urgency,
    category: data.category,
    subcategory: data.subcategory,
    campus: data.campus,
    lodgedBy: data.lodgedBy,
    sourceOnTime: data.sourceOnTime,
    dueAt: data.dueAt,
    timeFault: data.timeFault,
  };
}

/** Members of `classified` are left out where nothing changed; one that is there, null included, holds. */
function changed(head: KnownHead, data: DataOf<'classified'>): KnownHead {
  return {
    ...head,
    feed: data.feed ?? head.feed,
    kind: data.kind ?? head.kind,
    urgency: data.urgency ?? head.urgency,
    category: data.category === undefined ? head.category : data.category,
    subcategory: data.subcategory === undefined ? head.subcategory : data.subcategory,
    campus: data.campus === undefined ? head.campus : data.campus,
    sourceOnTime: data.sourceOnTime === undefined ? head.sourceOnTime : data.sourceOnTime,
    dueAt: data.dueAt === undefined ? head.dueAt : data.dueAt,
    timeFault: data.timeFault ?? head.timeFault,
  };
}

function stepOf(event: LedgerEvent): KnownStep[] {
  const at = event.occurredAt;
  switch (event.kind) {
    case 'dispatched':
      return [{ at, step: 'dispatched', department: event.data.department }];
    case 'replied':
      return [{ at, step: 'replied', words: event.data.words, automatic: event.data.automatic }];
    case 'signed':
    case 'closed':
    case 'reopened':
      return [{ at, step: event.kind }];
    default:
      return [];
  }
}
