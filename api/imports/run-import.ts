import { basename, join } from 'node:path';
import { IMPORT_PROFILES } from '../../ingest/imports/index.ts';
import { openImport, type ImportRun } from '../../ingest/imports/open-import.ts';
import type { ImportedCase, ImportProfile } from '../../ingest/imports/profile.ts';
import type { Huiyin } from '../huiyin.ts';
import { AppError } from '../problem.ts';
import { feedOf } from './case-hash.ts';
import { GROUP, importGroup } from './import-group.ts';
import type { ImportProgress, ImportReport } from './import-report.ts';
import { beginRun, fileHash, finishRun, type ImportRunRow } from './import-run.ts';
import { keepWatermarks, registerSource } from './import-source.ts';
import { Tally } from './tally.ts';

export type ImportRequest = {
  path: string;
  /** Id of a profile. */
  profile: string;
  /** IANA zone in which times without an offset are read, in place of the profile's own. */
  timezone?: string | undefined;
  onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** Stops between groups of cases; what is done is done, and the same request goes on from there. */
  signal?: AbortSignal | undefined;
};

/** One import at a time in an installation: two of the same file would count each other's work. */
const running = new WeakSet<object>();

/**
 * Imports a file of history: each case becomes a ticket with the events that its source tells, at their own times. Equal
 * cases do nothing, changed ones get the missing events, and what the source has rewritten is reported as a conflict.
 *
 * @throws AppError 422 for a profile, zone or file that cannot be used, 409 while another import runs; whatever the disk
 * throws in between, after which the same request goes on where it was
 */
export async function runImport(huiyin: Huiyin, request: ImportRequest): Promise<ImportReport> {
  const profile = profileOf(request.profile);
  const opened = await openImport(request.path, profile, { timezone: request.timezone });
  if (!opened.ok) {
    const { code, message } = opened.refusal;
    const field = code === 'unknown-timezone' ? 'timezone' : 'path';
    throw new AppError(422, code, message, { errors: [{ field, code, message }] });
  }
  if (running.has(huiyin.ledger))
    throw new AppError(409, 'import-running', {
      zh: '另一个导入正在进行，请等它结束',
      en: 'Another import is running; wait until it has ended',
    });
  running.add(huiyin.ledger);
  try {
    await registerSource(huiyin, profile);
    const hash = await fileHash(request.path, opened.run.timezone);
    return await readInto(huiyin, profile, opened.run, await beginRun(huiyin, profile.id, hash), request);
  } finally {
    running.delete(huiyin.ledger);
  }
}

function profileOf(id: string): ImportProfile {
  const profile = IMPORT_PROFILES.find((each) => each.id === id);
  if (profile) return profile;
  const known = IMPORT_PROFILES.map((each) => each.id).join(', ');
  const message = {
    zh: `没有导入方式“${id}”，可用：${known}`,
    en: `There is no import profile "${id}"; there are: ${known}`,
  };
  throw new AppError(422, 'unknown-profile', message, {
    errors: [{ field: 'profile', code: 'unknown-profile', message, expected: known }],
  });
}

async function readInto(
  huiyin: Huiyin,
  profile: ImportProfile,
  run: ImportRun,
  row: ImportRunRow,
  request: ImportRequest,
): Promise<ImportReport> {
  const began = huiyin.clock();
  const tally = new Tally(join(huiyin.settings.data, 'imports', row.id), row.counts);
  let waiting = new Map<string, ImportedCase>();
  let stopped = false;

  const take = async (): Promise<void> => {
    stopped ||= request.signal?.aborted ?? false;
    const cases = [...waiting.values()];
    waiting = new Map();
    if (stopped || cases.length === 0) return;
    await importGroup(huiyin, row.id, profile, cases, tally);
    request.onProgress?.(tally.progress());
    // native statements are released only when the loop turns, and live intake gets its turn
    await new Promise<void>((resolve) => setImmediate(resolve));
  };

  for await (const batch of run.batches()) {
    tally.read(batch);
    for (const each of batch.cases) {
      // a case that comes twice is compared with what its first coming made
      if (waiting.size >= GROUP || waiting.has(each.externalId)) await take();
      waiting.set(each.externalId, each);
    }
    if (stopped || request.signal?.aborted) break;
  }
  await take();
  stopped ||= request.signal?.aborted ?? false;

  const endedAt = huiyin.clock();
  const read = tally.end();
  const report: ImportReport = {
    id: row.id,
    profile: profile.id,
    state: stopped ? 'stopped' : 'finished',
    resumed: row.resumed,
    file: { name: basename(run.file.path), encoding: run.file.encoding, timezone: run.timezone },
    startedAt: row.startedAt,
    endedAt,
    ...read,
    feeds: stopped
      ? []
      : [...run.readAt()].map(([snapshot, readAt]) => ({ id: feedOf(profile.id, snapshot), readAt })),
    rowsPerSecond: endedAt > began ? Math.round((read.rows * 1000) / (endedAt - began)) : null,
  };
  if (!stopped)
    await huiyin.ledger.write(async ({ tx, now }) => {
      await keepWatermarks(tx, profile.id, report.feeds, now);
      await finishRun(tx, report);
    });
  return report;
}
