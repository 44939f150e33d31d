import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { and, desc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Huiyin } from '../huiyin.ts';
import type { Transaction } from '../ledger/database.ts';
import { imports } from '../ledger/schema.ts';
import type { ImportReport } from './import-report.ts';

/** How far a run came: written with the cases that it counts, in one transaction. */
const Counts = z.object({
  cases: z.number().int(),
  created: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
});
export type Counts = z.infer<typeof Counts>;

export type ImportRunRow = {
  id: string;
  /** Of the runs before this one. */
  counts: Counts;
  startedAt: number;
  resumed: boolean;
};

/** SHA-256 of the file and of how it is read: what must be equal for a run to be gone on with. */
export async function fileHash(path: string, timezone: string): Promise<string> {
  const hash = createHash('sha256').update(`${timezone}\n`);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest('hex');
}

/** The run of this file that was interrupted, or a new one. */
export async function beginRun(huiyin: Huiyin, profile: string, hash: string): Promise<ImportRunRow> {
  const [open] = await huiyin.store.read
    .select()
    .from(imports)
    .where(and(eq(imports.profile, profile), eq(imports.fileHash, hash), isNull(imports.finishedAt)))
    .orderBy(desc(imports.startedAt))
    .limit(1);
  if (open)
    return {
      id: open.id,
      counts: Counts.parse(JSON.parse(open.report)),
      startedAt: open.startedAt,
      resumed: true,
    };
  const counts = { cases: 0, created: 0, changed: 0, unchanged: 0 };
  const row = { id: huiyin.newId(), startedAt: huiyin.clock() };
  await huiyin.ledger.write(({ tx }) =>
    tx
      .insert(imports)
      .values({ ...row, profile, fileHash: hash, line: 0, finishedAt: null, report: JSON.stringify(counts) }),
  );
  return { ...row, counts, resumed: false };
}

export async function keepProgress(tx: Transaction, id: string, line: number, counts: Counts): Promise<void> {
  await tx
    .update(imports)
    .set({ line, report: JSON.stringify(counts) })
    .where(eq(imports.id, id));
}

export async function finishRun(tx: Transaction, report: ImportReport): Promise<void> {
  await tx
    .update(imports)
    .set({ finishedAt: report.endedAt, report: JSON.stringify(report) })
    .where(eq(imports.id, report.id));
}
