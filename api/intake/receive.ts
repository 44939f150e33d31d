import { and, eq } from 'drizzle-orm';
import type { Huiyin } from '../huiyin.ts';
import type { Entry } from '../ledger/ledger.ts';
import { submissions } from '../ledger/schema.ts';
import type { Arrival, Outcome } from './arrival.ts';
import { openTicket } from './open-ticket.ts';
import { receiveRating } from './receive-rating.ts';

/** One submission as a command of its own. */
export function receive(huiyin: Huiyin, arrival: Arrival): Promise<Outcome> {
  return huiyin.ledger.write((entry) => receiveIn(huiyin, entry, arrival));
}

/**
 * Stores a submission and makes of it what it is, in the transaction that acknowledges it: a matter becomes a ticket, a
 * rating a rating. Unique by source and external id: a repeat does nothing and gets the first outcome.
 */
export async function receiveIn(huiyin: Huiyin, entry: Entry, arrival: Arrival): Promise<Outcome> {
  const { submission } = arrival;
  const contentHash = Buffer.from(arrival.contentHash);
  const [first] = await entry.tx
    .select({
      id: submissions.id,
      ticketId: submissions.ticketId,
      ratingId: submissions.ratingId,
      opened: submissions.opened,
      contentHash: submissions.contentHash,
    })
    .from(submissions)
    .where(
      and(eq(submissions.sourceId, submission.sourceId), eq(submissions.externalId, submission.externalId)),
    );
  if (first)
    return {
      repeated: true,
      differs: !contentHash.equals(first.contentHash),
      submissionId: first.id,
      ticketId: first.ticketId,
      ratingId: first.ratingId,
      opened: first.opened,
    };

  const made = await make(huiyin, entry, arrival);
  const id = huiyin.newId();
  const { content } = submission;
  const anonymous = content.type === 'matter' && content.disclosure === 'anonymous';
  await entry.tx.insert(submissions).values({
    id,
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
    raw: anonymous || arrival.raw === null ? null : Buffer.from(arrival.raw),
    contentHash,
  });
  return { repeated: false, differs: false, submissionId: id, ...made };
}

async function make(
  huiyin: Huiyin,
  entry: Entry,
  arrival: Arrival,
): Promise<Pick<Outcome, 'ticketId' | 'ratingId' | 'opened'>> {
  const { content } = arrival.submission;
  switch (content.type) {
    case 'matter':
      return { ticketId: await openTicket(huiyin, entry, arrival, content), ratingId: null, opened: true };
    case 'rating':
      return receiveRating(huiyin, entry, arrival, content);
    case 'notice':
      return { ticketId: null, ratingId: null, opened: false };
  }
}
