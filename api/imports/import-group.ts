import type { ImportedCase, ImportProfile } from '../../ingest/imports/profile.ts';
import type { Huiyin } from '../huiyin.ts';
import type { Entry } from '../ledger/ledger.ts';
import { audit } from '../ledger/schema.ts';
import { caseHash } from './case-hash.ts';
import { appendToCases, type ChangedCase } from './changed-cases.ts';
import { keepProgress, type Counts } from './import-run.ts';
import { knownCases, type KnownCase } from './known-cases.ts';
import { openCases, type HashedCase } from './new-cases.ts';
import type { Tally } from './tally.ts';

/** Cases that one command takes: live intake waits for it, and a changed case costs ten times a new one. */
export const GROUP = 100;
const CHANGED = 25;

type Part = { cases: number; line: number; fresh: HashedCase[]; changed: ChangedCase[] };

/** Takes in some cases of distinct ids: new ones become tickets, changed ones get what is missing, equal ones nothing. */
export async function importGroup(
  huiyin: Huiyin,
  runId: string,
  profile: ImportProfile,
  cases: readonly ImportedCase[],
  tally: Tally,
): Promise<void> {
  const ids = cases.map(({ externalId }) => externalId);
  const known = await knownCases(huiyin.store.read, profile.id, ids);
  for (const part of partsOf(cases, known)) {
    // an interrupted run has counted these; they are looked at again for what there is to say about them
    const again = Math.min(part.cases, Math.max(0, tally.counts.cases - tally.seen));
    const untouched = part.cases - part.fresh.length - part.changed.length;
    if (part.fresh.length + part.changed.length === 0) {
      tally.counts = counted(tally.counts, part.cases - again, 0, 0);
    } else {
      const { counts, conflicts } = await huiyin.ledger.write((entry) =>
        write(huiyin, entry, runId, profile, part, (appended) =>
          counted(
            tally.counts,
            Math.max(0, untouched + part.changed.length - appended - again),
            part.fresh.length,
            appended,
          ),
        ),
      );
      tally.counts = counts;
      tally.conflicts(conflicts);
    }
    tally.seen += part.cases;
  }
}

function counted(before: Counts, unchanged: number, created: number, changed: number): Counts {
  return {
    cases: before.cases + unchanged + created + changed,
    created: before.created + created,
    changed: before.changed + changed,
    unchanged: before.unchanged + unchanged,
  };
}

async function write(
  huiyin: Huiyin,
  entry: Entry,
  runId: string,
  profile: ImportProfile,
  part: Part,
  countsAfter: (appended: number) => Counts,
) {
  const first = huiyin.ledger.position + 1;
  await openCases(huiyin, entry, profile, part.fresh);
  const { changed, conflicts } = await appendToCases(huiyin, entry, profile, part.changed);
  const counts = countsAfter(changed);
  const last = huiyin.ledger.position;
  if (last >= first)
    await entry.tx.insert(audit).values({
      id: huiyin.newId(),
      at: entry.now,
      actor: `import:${profile.id}`,
      action: 'import',
      firstSequence: first,
      lastSequence: last,
      detail: JSON.stringify({ import: runId, created: part.fresh.length, changed }),
    });
  await keepProgress(entry.tx, runId, part.line, counts);
  return { counts, conflicts };
}

/** In file order; none with more changed cases than one command should hold. */
function partsOf(cases: readonly ImportedCase[], known: ReadonlyMap<string, KnownCase>): Part[] {
  const parts: Part[] = [];
  let part: Part | null = null;
  for (const read of cases) {
    if (part === null || part.changed.length >= CHANGED) {
      part = { cases: 0, line: 0, fresh: [], changed: [] };
      parts.push(part);
    }
    part.cases += 1;
    part.line = Math.max(part.line, read.line);
    const hash = caseHash(read);
    const before = known.get(read.externalId);
    if (!before) part.fresh.push({ read, hash });
    else if (!before.hash.equals(hash))
      part.changed.push({ read, hash, ticketId: before.ticketId, submissionId: before.submissionId });
  }
  return parts;
}
