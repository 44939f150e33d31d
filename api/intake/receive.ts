import { and, eq } from 'drizzle-orm';
import type { Huiyin } from '../huiyin.ts';
import { insertRows } from '../ledger/insert-rows.ts';
import type { Entry, Ledger } from '../ledger/ledger.ts';
import { submissions } from '../ledger/schema.ts';
import { ArrivalLane } from './arrival-lane.ts';
import type { Arrival, Outcome } from './arrival.ts';
import { openTicket } from './open-ticket.ts';
import { receiveMattersIn, type ArrivedMatter } from './receive-matters.ts';
import { receiveRating } from './receive-rating.ts';
import { repeatOf, submissionRow } from './submission-row.ts';

/**
 * One submission, acknowledged after its commit. Matters that arrive in the same moment share a command: their rows go in
 * together, many to a statement. Should anything go wrong there, each is tried again by itself, so that none suffers from
 * its neighbour.
 */
export function receive(huiyin: Huiyin, arrival: Arrival): Promise<Outcome> {
  const { content } = arrival.submission;
  if (content.type !== 'matter') return huiyin.ledger.write((entry) => receiveIn(huiyin, entry, arrival));
  let lane = lanes.get(huiyin.ledger);
  if (!lane) {
    lane = new ArrivalLane({
      together: (arrivals) => huiyin.ledger.write((entry) => receiveMattersIn(huiyin, entry, arrivals)),
      alone: ({ arrival: each }) => huiyin.ledger.write((entry) => receiveIn(huiyin, entry, each)),
    });
    lanes.set(huiyin.ledger, lane);
  }
  return lane.receive({ arrival, matter: content });
}

const lanes = new WeakMap<Ledger, ArrivalLane<ArrivedMatter, Outcome>>();

/**
 * Stores a submission and makes of it what it is, in the transaction that acknowledges it: a matter becomes a ticket, a
 * rating a rating. Unique by source and external id: a repeat does nothing and gets the first outcome.
 */
export async function receiveIn(huiyin: Huiyin, entry: Entry, arrival: Arrival): Promise<Outcome> {
  const { submission } = arrival;
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
  if (first) return repeatOf(first, arrival);

  const made = await make(huiyin, entry, arrival);
  const row = submissionRow(huiyin, entry, arrival, made);
  await insertRows(entry.tx, submissions, [row]);
  return { repeated: false, differs: false, submissionId: row.id, ...made };
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
