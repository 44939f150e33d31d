import type { ImportedCase, ImportProfile, RefusedLine } from './profile.ts';
import { inspectCsv, readCsv, type CsvFile, type FileRefusal } from './read-csv.ts';

export type ImportBatch = {
  /** Records read since the last batch, refused ones included. */
  rows: number;
  cases: ImportedCase[];
  refused: RefusedLine[];
  /** Bytes read so far after unpacking. */
  bytes: number;
};

export type ImportRun = {
  file: CsvFile;
  /** The zone in which times without an offset are read. */
  timezone: string;
  /**
   * Cases and refused lines in file order, some hundred rows at a time. An event log gives most of its cases last, so
   * that a batch may hold rows and no case. The order of cases depends on the file alone, never on how it was chunked.
   */
  batches(): AsyncGenerator<ImportBatch>;
  /** Until when each snapshot has been read; empty where the file cannot tell. Complete once `batches` has ended. */
  readAt(): Map<string | null, number>;
};

export type ImportRefusal = FileRefusal | { code: 'unknown-timezone'; message: { zh: string; en: string } };

const BATCH = 500;

/**
 * Opens a file for import by a profile: checks file, columns and zone, and reads nothing yet. `timezone` overrides the
 * profile's own. A file that changes or breaks while it is being read throws from `batches`.
 */
export async function openImport(
  path: string,
  profile: ImportProfile,
  options: { timezone?: string | undefined } = {},
): Promise<{ ok: true; run: ImportRun } | { ok: false; refusal: ImportRefusal }> {
  const timezone = options.timezone ?? profile.timezone;
  if (!isTimezone(timezone)) {
    return {
      ok: false,
      refusal: {
        code: 'unknown-timezone',
        message: {
          zh: `不认识的时区“${timezone}”，应写作 Asia/Shanghai`,
          en: `unknown time zone "${timezone}"; expected the form Asia/Shanghai`,
        },
      },
    };
  }
  const inspected = await inspectCsv(path, profile.requiredColumns);
  if (!inspected.ok) return inspected;
  const { file } = inspected;
  const collector = profile.begin({ timezone });

  async function* batches(): AsyncGenerator<ImportBatch> {
    let bytes = 0;
    for await (const batch of readCsv(file)) {
      bytes = batch.bytes;
      const cases: ImportedCase[] = [];
      const refused = [...batch.refused];
      for (const record of batch.records) {
        const taken = collector.take(record);
        cases.push(...taken.cases);
        refused.push(...taken.refused);
      }
      yield { rows: batch.records.length + batch.refused.length, cases, refused, bytes };
    }
    const rest = collector.end();
    for (let from = 0; from === 0 || from < rest.cases.length; from += BATCH) {
      const cases = rest.cases.slice(from, from + BATCH);
      const refused = from === 0 ? rest.refused : [];
      if (cases.length + refused.length > 0) yield { rows: 0, cases, refused, bytes };
    }
  }
  return { ok: true, run: { file, timezone, batches, readAt: () => collector.readAt() } };
}

function isTimezone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
