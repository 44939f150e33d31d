import { asc, eq, inArray } from 'drizzle-orm';
import type { ImportProfile } from '../../ingest/imports/profile.ts';
import type { Huiyin } from '../huiyin.ts';
import { readEvent, type LedgerEvent } from '../ledger/events.ts';
import type { Entry } from '../ledger/ledger.ts';
import { events, submissions, texts } from '../ledger/schema.ts';
import { apply, fold, leadOf } from '../tickets/fold.ts';
import type { Ticket } from '../tickets/state.ts';
import { insertWords, updateProjection } from '../tickets/store.ts';
import { hashWords, wordsCollector } from '../workflow/circumstances.ts';
import { feedOf } from './case-hash.ts';
import { differenceOf, type SameWords } from './difference.ts';
import type { ImportConflict } from './import-report.ts';
import { knownLife } from './known-life.ts';
import { lifeEvents } from './life.ts';
import type { HashedCase } from './new-cases.ts';

export type ChangedCase = HashedCase & { ticketId: string; submissionId: string };
export type Appended = { changed: number; conflicts: ImportConflict[] };

/**
 * Appends what the source says of cases beyond what was known: missing events, another flag, another due time. A case
 * with a disagreement keeps its old hash, so that it is reported each time until somebody settles it.
 */
export async function appendToCases(
  huiyin: Huiyin,
  entry: Entry,
  profile: ImportProfile,
  cases: readonly ChangedCase[],
): Promise<Appended> {
  const ids = cases.map(({ ticketId }) => ticketId);
  const lives = await eventsByTicket(entry, ids);
  const sameWords = await wordsKept(entry, ids);
  const appended: Appended = { changed: 0, conflicts: [] };
  for (const each of cases) {
    const before = lives.get(each.ticketId) ?? [];
    const ticket = fold(before);
    if (!ticket) throw new Error(`ticket ${each.ticketId} has a submission and no events`);
    const known = knownLife(before, `import:${profile.id}`);
    const { read } = each;
    const feed = feedOf(profile.id, read.snapshot);
    const difference = differenceOf(known, read, feed, sameWords);
    for (const said of difference.disagreements)
      appended.conflicts.push({
        line: read.line,
        externalId: read.externalId,
        number: ticket.number,
        ...said,
      });
    if (await append(huiyin, entry, profile, each, ticket, difference)) appended.changed += 1;
    if (difference.disagreements.length === 0)
      await entry.tx
        .update(submissions)
        .set({ contentHash: each.hash })
        .where(eq(submissions.id, each.submissionId));
  }
  return appended;
}

async function append(
  huiyin: Huiyin,
  entry: Entry,
  profile: ImportProfile,
  { read }: ChangedCase,
  before: Ticket,
  { classified, steps }: ReturnType<typeof differenceOf>,
): Promise<boolean> {
  if (classified === null && steps.length === 0) return false;
  const head = { ticketId: before.id, actor: `import:${profile.id}` };
  const { say, spoken } = wordsCollector(huiyin);
  let after = before;
  if (classified !== null)
    after = apply(
      after,
      // the source tells only how it is now: as in a first reading, that holds from the receipt on
      entry.append({ ...head, kind: 'classified', occurredAt: read.receivedAt, data: classified }),
    );
  const lead = leadOf(before);
  const from = {
    holding: lead && { custodyId: lead.id, department: lead.department },
    episode: before.episode,
  };
  for (const draft of lifeEvents(steps, from, { newId: huiyin.newId, say }))
    after = apply(after, entry.append({ ...head, ...draft }));
  await insertWords(entry.tx, before.id, spoken);
  await updateProjection(entry.tx, before, after);
  return true;
}

async function eventsByTicket(entry: Entry, ids: string[]): Promise<Map<string, LedgerEvent[]>> {
  const rows = await entry.tx
    .select()
    .from(events)
    .where(inArray(events.ticketId, ids))
    .orderBy(asc(events.sequence));
  const lives = new Map<string, LedgerEvent[]>(ids.map((id) => [id, []]));
  for (const row of rows) if (row.ticketId !== null) lives.get(row.ticketId)?.push(readEvent(row));
  return lives;
}

async function wordsKept(entry: Entry, ids: string[]): Promise<SameWords> {
  const rows = await entry.tx
    .select({ id: texts.id, salt: texts.salt })
    .from(texts)
    .where(inArray(texts.ticketId, ids));
  const salts = new Map(rows.map((row) => [row.id, row.salt]));
  return (kept, read) => {
    if (kept === null || read === null) return kept === null && read === null;
    const salt = salts.get(kept.id);
    return salt ? hashWords(salt, read) === kept.hash : null;
  };
}
