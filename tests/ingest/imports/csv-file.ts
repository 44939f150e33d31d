import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openImport } from '../../../ingest/imports/open-import.ts';
import type { ImportProfile, ImportedCase, RefusedLine } from '../../../ingest/imports/profile.ts';

/** Runs `use` with a temporary file that holds `content`. */
export async function withFile<T>(
  content: Uint8Array | string,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'huiyin-csv-'));
  try {
    const path = join(folder, 'file.csv');
    await writeFile(path, content);
    return await use(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

export type Imported = { cases: ImportedCase[]; refused: RefusedLine[]; readAt: Map<string | null, number> };

/** Everything that a profile makes of a file. */
export async function importAll(path: string, profile: ImportProfile, timezone?: string): Promise<Imported> {
  const opened = await openImport(path, profile, { timezone });
  if (!opened.ok) throw new Error(opened.refusal.message.en);
  const cases: ImportedCase[] = [];
  const refused: RefusedLine[] = [];
  for await (const batch of opened.run.batches()) {
    cases.push(...batch.cases);
    refused.push(...batch.refused);
  }
  return { cases, refused, readAt: opened.run.readAt() };
}

export const importText = (text: Uint8Array | string, profile: ImportProfile, timezone?: string) =>
  withFile(text, (path) => importAll(path, profile, timezone));
