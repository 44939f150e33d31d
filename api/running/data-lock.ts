import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client';
import { z } from 'zod';
import { EXIT } from './exit-codes.ts';
import { StartError, systemCode } from './start-error.ts';

const Holder = z.object({
  pid: z.number().int(),
  /** What it does there: `serve`, or the name of a command. */
  command: z.string(),
  since: z.number(),
  /** Where the command line reaches it, once it listens. */
  socket: z.string().nullable(),
});
export type Holder = z.infer<typeof Holder>;

/** A data folder held by this process. */
export type DataLock = {
  /** Says where the command line reaches this process. */
  announce(socket: string): void;
  release(): Promise<void>;
};

/**
 * Takes the data folder for this process alone. What holds it is the kernel's lock on an open SQLite file, which ends
 * with the process however it ends: nothing is ever stale, and a pid that was given to somebody else confuses nobody.
 * `running.json` beside it only says who it is.
 *
 * @throws StartError naming the holder, or that the folder cannot be written
 */
export async function takeDataLock(folder: string, command: string, now: number): Promise<DataLock> {
  const client = openLockFile(folder);
  const transaction = await client.transaction('write').catch((error: unknown) => {
    client.close();
    const code = systemCode(error) ?? '';
    if (code.startsWith('SQLITE_BUSY')) throw busy(folder, readHolder(folder));
    throw notWritable(folder, error);
  });
  const holder: Holder = { pid: process.pid, command, since: now, socket: null };
  try {
    writeHolder(folder, holder);
  } catch (error) {
    await transaction.rollback();
    client.close();
    throw notWritable(folder, error);
  }
  return {
    announce: (socket) => writeHolder(folder, { ...holder, socket }),
    async release() {
      rmSync(join(folder, 'running.json'), { force: true });
      await transaction.rollback();
      client.close();
    },
  };
}

/** Who said last that it holds the folder; it may have died since, only the lock knows. */
export function readHolder(folder: string): Holder | null {
  try {
    return Holder.parse(JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8')));
  } catch {
    return null;
  }
}

function openLockFile(folder: string): ReturnType<typeof createClient> {
  try {
    return createClient({
      url: pathToFileURL(join(folder, 'huiyin.lock')).href,
      concurrency: 1,
      timeout: 0,
    });
  } catch (error) {
    throw notWritable(folder, error);
  }
}

function writeHolder(folder: string, holder: Holder): void {
  const path = join(folder, 'running.json');
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(holder)}\n`, { mode: 0o600 });
  renameSync(draft, path);
}

function busy(folder: string, holder: Holder | null): StartError {
  const who = holder === null ? '' : ` (pid ${holder.pid}, ${holder.command})`;
  return new StartError(EXIT.busy, {
    zh: `数据文件夹 ${folder} 正被另一个进程使用${who}，请先停止它，或等它完成`,
    en: `The data folder ${folder} is in use by another process${who}: stop it first, or wait until it is done`,
  });
}

function notWritable(folder: string, cause: unknown): StartError {
  return new StartError(
    EXIT.usage,
    {
      zh: `数据文件夹 ${folder} 无法写入，请检查权限，或用 HUIYIN_DATA 指定别处`,
      en: `The data folder ${folder} cannot be written: check its permissions, or name another one in HUIYIN_DATA`,
    },
    cause,
  );
}
