import { createHash } from 'node:crypto';
import { canonical, type Json } from './canonical.ts';

/** Format of what is hashed; a later format gets another byte, and old events keep theirs. */
const FORMAT = Buffer.from([1]);

/** What stands before the first event. */
export const GENESIS: Buffer = Buffer.alloc(32);

export type Hashed = {
  sequence: number;
  ticketId: string | null;
  kind: string;
  actor: string;
  occurredAt: number;
  recordedAt: number;
  /** Canonical JSON. */
  data: string;
};

/**
 * Hash of an event over the one before it: SHA-256(format byte, previous hash, canonical head, data).
 * The data go in as the text that is stored, so that a changed byte shows even where it means the same.
 */
export function link(previous: Buffer, event: Hashed): Buffer {
  const head: Json = [
    event.sequence,
    event.ticketId,
    event.kind,
    event.actor,
    event.occurredAt,
    event.recordedAt,
  ];
  return createHash('sha256')
    .update(FORMAT)
    .update(previous)
    .update(`${canonical(head)}\n${event.data}`)
    .digest();
}
