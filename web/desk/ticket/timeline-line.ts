import type { TicketDetail } from '../../../api/contract/tickets.ts';

export type Entry = TicketDetail['timeline'][number];
/** How an entry looks: who reads its words. */
export type Voice = 'public' | 'internal' | 'neutral';

/** A line of the timeline: key of its message, its parameters, and how it looks. */
export interface TimelineLine {
  key: string;
  voice: Voice;
  /** Details worth a line of their own, by name. */
  details: { name: string; value: string }[];
}

const DETAILS = ['reason', 'outcome', 'cause', 'category', 'kind', 'urgency', 'campus'];

/** What an event says in plain words, as the key of a message. */
export function timelineLine(entry: Entry): TimelineLine {
  const details = DETAILS.flatMap((name) => {
    const value = entry.detail[name];
    return typeof value === 'string' && value !== '' ? [{ name, value }] : [];
  });
  return { key: keyOf(entry), voice: voiceOf(entry), details };
}

function keyOf(entry: Entry): string {
  const { detail } = entry;
  switch (entry.kind) {
    case 'received':
      return typeof detail['channel'] === 'string' ? 'receivedBy' : 'received';
    case 'dispatched':
      if (detail['role'] === 'assist') return 'dispatchedAssist';
      return detail['by'] === 'rule' && detail['rule'] ? 'dispatchedRule' : 'dispatched';
    case 'returned':
      return entry.department ? 'returned' : 'returnedPlain';
    case 'replied':
      return detail['automatic'] === true ? 'repliedAutomatic' : 'replied';
    case 'rated':
      return detail['active'] === false ? 'ratedDefault' : 'rated';
    case 'noted':
      if (detail['about'] === 'urge') return 'urged';
      return detail['audience'] === 'public' ? 'notedPublic' : 'noted';
    default:
      return KNOWN.has(entry.kind) ? entry.kind : 'other';
  }
}

const KNOWN = new Set([
  'classified',
  'signed',
  'closed',
  'reopened',
  'rectification-opened',
  'rectification-closed',
]);

function voiceOf(entry: Entry): Voice {
  if (entry.kind === 'replied' || entry.kind === 'rectification-closed') return 'public';
  if (entry.kind === 'noted') return entry.detail['audience'] === 'public' ? 'public' : 'internal';
  return 'neutral';
}
