import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readHolder, takeDataLock } from '../../../api/running/data-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huiyin-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('one data folder has one holder, and a second is told who it is', async () => {
  const lock = await takeDataLock(folder, 'serve', 5);
  await expect(takeDataLock(folder, 'import', 6)).rejects.toMatchObject({
    exit: 3,
    detail: { en: expect.stringContaining(`pid ${process.pid}, serve`) },
  });
  await lock.release();
  const again = await takeDataLock(folder, 'import', 7);
  expect(readHolder(folder)).toMatchObject({ pid: process.pid, command: 'import', since: 7 });
  await again.release();
  expect(readHolder(folder)).toBeNull();
});

test('of many at once, one gets it', async () => {
  const tries = await Promise.allSettled(
    Array.from({ length: 8 }, (_, at) => takeDataLock(folder, `try-${at}`, at)),
  );
  const got = tries.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  expect(got).toHaveLength(1);
  await got[0]?.release();
});

test('the lock of a process that was killed is free, whoever has its pid now', async () => {
  const program = `
    import { createClient } from '@libsql/client';
    const client = createClient({ url: process.argv[1], concurrency: 1, timeout: 0 });
    await client.transaction('write');
    process.kill(process.pid, 'SIGKILL');`;
  const killed = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', program, `file:${join(folder, 'huiyin.lock')}`],
    { cwd: resolve(import.meta.dirname, '../../..') },
  );
  expect(killed.signal).toBe('SIGKILL');
  // what it said of itself names a process that lives: this one
  writeFileSync(
    join(folder, 'running.json'),
    JSON.stringify({ pid: process.pid, command: 'serve', since: 1, socket: null }),
  );
  const lock = await takeDataLock(folder, 'serve', 2);
  expect(readHolder(folder)?.since).toBe(2);
  await lock.release();
});

test('a folder that is not there cannot be held', async () => {
  const nowhere = join(folder, 'nowhere');
  await expect(takeDataLock(nowhere, 'serve', 1)).rejects.toMatchObject({
    exit: 2,
    detail: { en: expect.stringContaining('HUIYIN_DATA') },
  });
  expect(existsSync(nowhere)).toBe(false);
});
