import { and, eq, sql } from 'drizzle-orm';
import type { MatterSubmission } from '../../ingest/submission.ts';
import type { Huiyin } from '../huiyin.ts';
import { insertRows } from '../ledger/insert-rows.ts';
import type { Entry } from '../ledger/ledger.ts';
import { submissions } from '../ledger/schema.ts';
import type { Arrival, Outcome } from './arrival.ts';
import { composeTicket, writeOpened, type Opened } from './open-ticket.ts';
import { repeatOf, submissionRow, type FirstDelivery } from './submission-row.ts';

export type ArrivedMatter = { arrival: Arrival; matter: MatterSubmission };

/**
 * What `receiveIn` does for one matter, for many in one command: one question for what is known, one statement a table.
 * A repeat within the group finds its first.
 */
export async function receiveMattersIn(
  huiyin: Huiyin,
  entry: Entry,
  arrived: readonly ArrivedMatter[],
): Promise<Outcome[]> {
  const known = await firstDeliveries(entry, arrived);
  const outcomes: Outcome[] = [];
  const opened: Opened[] = [];
  const rows: (typeof submissions.$inferInsert)[] = [];
  for (const { arrival, matter } of arrived) {
    const key = keyOf(arrival.submission);
    const first = known.get(key);
    if (first) {
      outcomes.push(repeatOf(first, arrival));
      continue;
    }
    const ticket = await composeTicket(huiyin, entry, arrival, matter);
    const made = { ticketId: ticket.ticket.id, ratingId: null, opened: true };
    const row = submissionRow(huiyin, entry, arrival, made);
    opened.push(ticket);
    rows.push(row);
    known.set(key, { ...made, id: row.id, contentHash: row.contentHash });
    outcomes.push({ repeated: false, differs: false, submissionId: row.id, ...made });
  }
  await writeOpened(entry, opened);
  await insertRows(entry.tx, submissions, rows);
  return outcomes;
}

const keyOf = ({ sourceId, externalId }: { sourceId: string; externalId: string }): string =>
  `${sourceId}\n${externalId}`;

async function firstDeliveries(
  entry: Entry,
  arrived: readonly ArrivedMatter[],
): Promise<Map<string, FirstDelivery>> {
  const idsBySource = new Map<string, string[]>();
  for (const { arrival } of arrived) {
    const { sourceId, externalId } = arrival.submission;
    const ids = idsBySource.get(sourceId);
    if (ids) ids.push(externalId);
    else idsBySource.set(sourceId, [externalId]);
  }
  const known = new Map<string, FirstDelivery>();
  for (const [sourceId, ids] of idsBySource) {
    const rows = await entry.tx
      .select({
        id: submissions.id,
        externalId: submissions.externalId,
        ticketId: submissions.ticketId,
        ratingId: submissions.ratingId,
        opened: submissions.opened,
        contentHash: submissions.contentHash,
      })
      .from(submissions)
      .where(
        and(
          eq(submissions.sourceId, sourceId),
          sql`${submissions.externalId} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
        ),
      );
    for (const { externalId, ...first } of rows) known.set(keyOf({ sourceId, externalId }), first);
  }
  return known;
}
