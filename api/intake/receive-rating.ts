import { and, desc, eq, gte, inArray } from 'drizzle-orm';
import type { RatingSubmission } from '../../ingest/submission.ts';
import type { Huiyin } from '../huiyin.ts';
import type { Entry } from '../ledger/ledger.ts';
import { audit, persons, ratings, texts, tickets } from '../ledger/schema.ts';
import { readTicketNumber } from '../tickets/number.ts';
import { wordsCollector } from '../workflow/circumstances.ts';
import { performIn } from '../workflow/perform.ts';
import type { Arrival, Outcome } from './arrival.ts';
import { openTicket } from './open-ticket.ts';
import { phoneHash, readPhone } from './phone.ts';

/** How far back a rating that names only a phone number may look for the answer it rates. */
const PHONE_WINDOW_MS = 30 * 86_400_000;

/**
 * A rating: bound to the ticket it names (where anybody may write, only by who lodged it), else to the last answered ticket of its phone number, else alone for its window
 * or service. None is lost. A 1 or 2 that a person gave without a ticket opens one.
 */
export async function receiveRating(
  huiyin: Huiyin,
  entry: Entry,
  arrival: Arrival,
  rating: RatingSubmission,
): Promise<Pick<Outcome, 'ticketId' | 'ratingId' | 'opened'>> {
  const found =
    (await byNumber(entry, arrival.submission.sourceId, rating)) ?? (await byPhone(huiyin, entry, rating));
  const opens = found === null && rating.active && rating.level <= 2;
  const ticketId = found ?? (opens ? await openFor(huiyin, entry, arrival, rating) : null);
  if (ticketId === null)
    return { ticketId: null, ratingId: await alone(huiyin, entry, arrival, rating), opened: false };
  const { submission } = arrival;
  const done = await performIn(huiyin, entry, {
    ticketId,
    action: 'rate',
    actor: { type: 'source', id: submission.sourceId },
    version: null,
    input: {
      level: rating.level,
      rawKey: rating.rawKey,
      scale: rating.scale,
      active: rating.active,
      channel: submission.channel,
      sourceId: submission.sourceId,
      window: rating.window,
      service: rating.service,
      reasons: rating.reasons,
      comment: rating.comment,
      department: departmentOf(huiyin, rating),
    },
  });
  if (!done.ok) throw new Error(`a rating of ${submission.sourceId} could not be bound: ${done.reason}`);
  return { ticketId, ratingId: done.ticket.ratings.at(-1)?.id ?? null, opened: opens };
}

async function byNumber(entry: Entry, sourceId: string, rating: RatingSubmission): Promise<string | null> {
  const number = rating.ticketNumber === null ? null : readTicketNumber(rating.ticketNumber);
  if (number === null) return null;
  const [row] = await entry.tx
    .select({ id: tickets.id, sourceId: tickets.sourceId, lodger: persons.channelUserId })
    .from(tickets)
    .leftJoin(persons, eq(persons.ticketId, tickets.id))
    .where(eq(tickets.number, number));
  if (!row) return null;
  const { channelUserId } = rating;
  if (channelUserId === undefined) return row.id;
  return row.sourceId === sourceId && row.lodger === channelUserId ? row.id : null;
}

async function byPhone(huiyin: Huiyin, entry: Entry, rating: RatingSubmission): Promise<string | null> {
  const phone = rating.phone === null ? null : readPhone(rating.phone);
  if (phone === null) return null;
  const [row] = await entry.tx
    .select({ id: tickets.id })
    .from(persons)
    .innerJoin(tickets, eq(tickets.id, persons.ticketId))
    .where(
      and(
        eq(persons.phoneHash, phoneHash(huiyin.keys, phone)),
        inArray(tickets.state, ['answered', 'closed']),
        gte(tickets.answeredAt, entry.now - PHONE_WINDOW_MS),
      ),
    )
    .orderBy(desc(tickets.answeredAt))
    .limit(1);
  return row?.id ?? null;
}

function departmentOf(huiyin: Huiyin, rating: RatingSubmission): string | null {
  const { windows, services } = huiyin.organisation.now;
  const window = rating.window === null ? undefined : windows.get(rating.window);
  const service = rating.service === null ? undefined : services.get(rating.service);
  return window?.department ?? service?.department ?? null;
}

async function openFor(
  huiyin: Huiyin,
  entry: Entry,
  arrival: Arrival,
  rating: RatingSubmission,
): Promise<string> {
  const window = rating.window === null ? null : huiyin.organisation.now.windows.get(rating.window);
  const where =
    window?.nameZh ?? huiyin.organisation.service(rating.service)?.name.zh ?? arrival.submission.sourceId;
  return openTicket(
    huiyin,
    entry,
    { ...arrival, department: departmentOf(huiyin, rating), directReply: null },
    {
      type: 'matter',
      kind: 'complaint',
      urgency: 'normal',
      title: `差评：${where}`,
      text: rating.comment || `${where}收到${rating.level === 1 ? '非常不满意' : '不满意'}评价`,
      campus: window?.campus ?? null,
      place: null,
      category: null,
      service: rating.service,
      happenedAt: null,
      disclosure: rating.phone ? 'department' : 'anonymous',
      person: rating.phone ? { name: null, phone: rating.phone, channelUserId: null } : null,
      language: 'zh',
    },
  );
}

/** A rating that belongs to no ticket: an event of its own in the chain, and its row. */
async function alone(
  huiyin: Huiyin,
  entry: Entry,
  arrival: Arrival,
  rating: RatingSubmission,
): Promise<string> {
  const { submission } = arrival;
  const ratingId = huiyin.newId();
  const { say, spoken } = wordsCollector(huiyin);
  const department = departmentOf(huiyin, rating);
  const campus =
    rating.window === null ? null : (huiyin.organisation.now.windows.get(rating.window)?.campus ?? null);
  const at = Math.min(submission.occurredAt, entry.now);
  const words = rating.comment ? say('comment', rating.comment) : null;
  const event = entry.append({
    ticketId: null,
    actor: arrival.actor,
    occurredAt: at,
    kind: 'rated',
    data: {
      ratingId,
      custodyId: null,
      department,
      level: rating.level,
      active: rating.active,
      rawKey: rating.rawKey,
      scale: rating.scale,
      channel: submission.channel,
      sourceId: submission.sourceId,
      window: rating.window,
      service: rating.service,
      campus,
      reasons: rating.reasons,
      words,
    },
  });
  await entry.tx.insert(ratings).values({
    id: ratingId,
    ticketId: null,
    custodyId: null,
    department,
    level: rating.level,
    active: rating.active,
    rawKey: rating.rawKey,
    scale: rating.scale,
    channel: submission.channel,
    sourceId: submission.sourceId,
    window: rating.window,
    service: rating.service,
    reasons: rating.reasons.join(','),
    commentId: words?.id ?? null,
    ratedAt: at,
  });
  // words need a place of their own: the rating's id stands where a ticket's would
  for (const each of spoken)
    await entry.tx
      .insert(texts)
      .values({ id: each.id, ticketId: ratingId, role: each.role, body: each.body, salt: each.salt });
  await entry.tx.insert(audit).values({
    id: huiyin.newId(),
    at: entry.now,
    actor: arrival.actor,
    action: 'rate',
    ticketId: null,
    firstSequence: event.sequence,
    lastSequence: event.sequence,
  });
  return ratingId;
}
