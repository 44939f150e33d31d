import { desc } from 'drizzle-orm';
import type { Store } from './database.ts';
import { events, submissions } from './schema.ts';
import { verifyAlone } from './verify-alone.ts';
import { verifyChain } from './verify-chain.ts';
import { verifyGuards } from './verify-guards.ts';
import { FaultList, type VerifyProgress, type VerifyReport } from './verify-report.ts';
import { verifySubmissions } from './verify-submissions.ts';
import { verifyTickets } from './verify-tickets.ts';

/**
 * Proves the ledger: the chain of hashes from its first event to its last, the data of each event, every projection row
 * against the fold of its ticket's events, words against their hashes, submissions against what they point to, and that
 * the triggers which let tables only grow are there. Reads page by page, so that memory stays flat and a server goes on
 * serving; what is committed meanwhile is left for next time.
 */
export async function verifyLedger(
  { store }: { store: Store },
  onProgress: VerifyProgress = () => {},
  signal?: AbortSignal,
): Promise<VerifyReport> {
  const faults = new FaultList();
  const [last] = await store.read
    .select({ sequence: events.sequence })
    .from(events)
    .orderBy(desc(events.sequence))
    .limit(1);
  const end = last?.sequence ?? 0;
  const head = await verifyChain(
    store,
    end,
    faults,
    (done) => onProgress({ stage: 'chain', done, of: end }),
    signal,
  );
  await verifyAlone(store, end, faults, signal);
  const tickets = await verifyTickets(
    store,
    faults,
    (done) => onProgress({ stage: 'tickets', done: Math.min(done, end), of: end }),
    signal,
  );
  const of = await store.read.$count(submissions);
  const arrived = await verifySubmissions(
    store,
    faults,
    (done) => onProgress({ stage: 'submissions', done, of: Math.max(of, done) }),
    signal,
  );
  await verifyGuards(store, faults);
  return {
    ok: faults.count === 0,
    events: end,
    tickets,
    submissions: arrived,
    head,
    faults: faults.count,
    found: faults.found,
  };
}
