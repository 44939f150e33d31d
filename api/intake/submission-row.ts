import type { Huiyin } from '../huiyin.ts';
import type { Entry } from '../ledger/ledger.ts';
import type { submissions } from '../ledger/schema.ts';
import type { Arrival, Outcome } from './arrival.ts';

type Made = Pick<Outcome, 'ticketId' | 'ratingId' | 'opened'>;

/** A submission as kept. */
export function submissionRow(
  huiyin: Huiyin,
  entry: Entry,
  { submission, raw, contentHash }: Arrival,
  made: Made,
): typeof submissions.$inferInsert {
  const { content } = submission;
  const anonymous = content.type === 'matter' && content.disclosure === 'anonymous';
  return {
    id: huiyin.newId(),
    sourceId: submission.sourceId,
    externalId: submission.externalId,
    channel: submission.channel,
    type: content.type,
    occurredAt: submission.occurredAt,
    recordedAt: entry.now,
    ticketId: made.ticketId,
    ratingId: made.ratingId,
    opened: made.opened,
    // an anonymous person's payload may carry an openid or a number: nothing of it is kept
    raw: anonymous || raw === null ? null : Buffer.from(raw),
    contentHash: Buffer.from(contentHash),
  };
}

/** What is remembered of a first delivery. */
export type FirstDelivery = Made & { id: string; contentHash: Buffer };

/** A repeat does nothing and gets the first outcome. */
export function repeatOf(first: FirstDelivery, arrival: Arrival): Outcome {
  return {
    repeated: true,
    differs: !first.contentHash.equals(arrival.contentHash),
    submissionId: first.id,
    ticketId: first.ticketId,
    ratingId: first.ratingId,
    opened: first.opened,
  };
}
