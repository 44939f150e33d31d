import { sql } from 'drizzle-orm';
import type { Store } from './database.ts';
import { ratings, submissions, tickets } from './schema.ts';
import type { FaultList } from './verify-report.ts';

const PAGE = 2000;

type Pointing = {
  row: number;
  source: string;
  external: string;
  ticket: string | null;
  rating: string | null;
  ticketThere: number;
  ratingThere: number;
};

/** Every submission that made a ticket or a rating, or joined one, points to one that is there. */
export async function verifySubmissions(
  store: Pick<Store, 'read'>,
  faults: FaultList,
  onPage: (done: number) => void,
  signal: AbortSignal | undefined,
): Promise<number> {
  let done = 0;
  for (let after = 0; ;) {
    signal?.throwIfAborted();
    const rows = await store.read.all<Pointing>(sql`
      SELECT s.rowid AS "row", s.source_id AS source, s.external_id AS external,
        s.ticket_id AS ticket, s.rating_id AS rating,
        EXISTS (SELECT 1 FROM ${tickets} t WHERE t.id = s.ticket_id) AS "ticketThere",
        EXISTS (SELECT 1 FROM ${ratings} r WHERE r.id = s.rating_id) AS "ratingThere"
      FROM ${submissions} s WHERE s.rowid > ${after} ORDER BY s.rowid LIMIT ${PAGE}`);
    for (const row of rows) {
      if (row.ticket !== null && !row.ticketThere) missing(row, 'ticket_id', row.ticket, faults);
      if (row.rating !== null && !row.ratingThere) missing(row, 'rating_id', row.rating, faults);
    }
    done += rows.length;
    onPage(done);
    await new Promise<void>((resolve) => setImmediate(resolve));
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return done;
    after = last.row;
  }
}

function missing(row: Pointing, column: string, id: string, faults: FaultList): void {
  const name = `${row.source}/${row.external}`;
  faults.add({
    table: 'submissions',
    sequence: null,
    ticket: id,
    column,
    message: {
      zh: `来件 ${name} 所指的 ${id} 不存在`,
      en: `the submission ${name} points to ${id}, which is not there`,
    },
  });
}
