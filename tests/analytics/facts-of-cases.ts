import { FOREVER, type FactRows, type TicketFact } from '../../analytics/facts/schema.ts';
import type { Frame } from '../../analytics/stores/store.ts';
import type { ImportedCase, ImportProfile } from '../../ingest/imports/profile.ts';
import type { Imported } from '../ingest/imports/csv-file.ts';

/** Ticket facts of imported cases in their last state, one version each: enough for files in which nothing reopens. */
export function factsOfCases({ cases }: Imported, profile: ImportProfile): FactRows {
  return {
    ticket: cases.map((one, place) => ticketOf(one, place + 1, profile)),
    custody: [],
    rating: [],
    rectification: [],
  };
}

export const feedOf = (profile: ImportProfile, snapshot: string | null): string =>
  snapshot === null ? profile.id : `${profile.id}:${snapshot}`;

/** Feeds that say until when they were read are censored there. */
export function watermarksOf({ readAt }: Imported, profile: ImportProfile): Record<string, number> {
  return Object.fromEntries([...readAt].map(([snapshot, at]) => [feedOf(profile, snapshot), at]));
}

export function frameAt(asOf: number, watermarks: Record<string, number> = {}): Frame {
  return { asOf, watermarks, clock: 'elapsed', work: (instant) => instant, zone: 'UTC' };
}

function ticketOf(one: ImportedCase, ticketKey: number, profile: ImportProfile): TicketFact {
  const answered = one.steps.findLast(({ step }) => step === 'replied')?.at ?? null;
  const first = one.steps.find(({ step }) => step === 'replied')?.at ?? null;
  const closed = one.steps.find(({ step }) => step === 'closed')?.at ?? null;
  const dispatched = one.steps.findLast((each) => each.step === 'dispatched');
  return {
    ticketKey,
    ticketId: one.externalId,
    feed: feedOf(profile, one.snapshot),
    source: one.sourceLabel,
    channel: one.channel,
    campus: one.campus,
    kind: one.kind,
    urgency: one.urgency,
    category: one.category,
    subcategory: one.subcategory,
    lodgedBy: one.lodgedBy,
    department: dispatched?.step === 'dispatched' ? dispatched.department : null,
    completedOnly: profile.completedOnly,
    timeFault: one.faults.some(({ code }) => code === 'negative-duration'),
    receivedAt: one.receivedAt,
    receivedWork: one.receivedAt,
    dueAt: one.dueAt,
    answeredAt: answered,
    answeredWork: answered,
    firstAnsweredAt: first,
    firstAnsweredWork: first,
    endedAt: null,
    endedWork: null,
    closedAt: closed,
    firstClosedAt: closed,
    firstClosedWork: closed,
    firstReopenedAt: null,
    firstReopenedWork: null,
    ratingWindowEndsAt: null,
    firstActiveRatedAt: null,
    sourceOnTime: one.sourceOnTime,
    validFrom: one.receivedAt,
    validTo: FOREVER,
    knownFrom: one.receivedAt,
    knownTo: FOREVER,
  };
}
