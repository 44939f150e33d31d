import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../ledger/database.ts';
import { submissions } from '../ledger/schema.ts';

export type KnownCase = { submissionId: string; ticketId: string; hash: Buffer };

/** Which of these cases have been imported before, by the source's own ids. */
export async function knownCases(
  database: Database,
  sourceId: string,
  externalIds: readonly string[],
): Promise<Map<string, KnownCase>> {
  const rows = await database
    .select({
      externalId: submissions.externalId,
      submissionId: submissions.id,
      ticketId: submissions.ticketId,
      hash: submissions.contentHash,
    })
    .from(submissions)
    .where(
      and(
        eq(submissions.sourceId, sourceId),
        sql`${submissions.externalId} IN (SELECT value FROM json_each(${JSON.stringify(externalIds)}))`,
      ),
    );
  return new Map(
    rows.flatMap(({ externalId, ticketId, ...rest }) =>
      ticketId === null ? [] : [[externalId, { ...rest, ticketId }] as const],
    ),
  );
}
