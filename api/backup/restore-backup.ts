import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { databaseFile } from '../running/database-file.ts';
import { EXIT } from '../running/exit-codes.ts';
import { StartError } from '../running/start-error.ts';
import type { Settings } from '../settings.ts';
import { BESIDE, DATABASE } from './make-backup.ts';
import { readBackup, type Manifest } from './manifest.ts';

/**
 * Puts a backup into an empty data folder. Every file is compared with the manifest before the first is copied, and the
 * database comes last: what was broken off has none, and can be begun again.
 *
 * @throws StartError when the backup is not whole, or the data folder holds an installation
 */
export async function restoreBackup(folder: string, settings: Settings): Promise<Manifest> {
  const backup = await readBackup(folder);
  if (!backup.ok) throw new StartError(EXIT.usage, backup.wrong);
  const database = databaseFile(settings.databaseUrl);
  if (database === null)
    throw new StartError(EXIT.usage, {
      zh: 'DATABASE_URL 指向独立的服务器，只能恢复到文件',
      en: 'DATABASE_URL names a server of its own: a backup is restored into a file only',
    });
  if (existsSync(database))
    throw new StartError(EXIT.refused, {
      zh: `${settings.data} 已有数据，恢复只写入空文件夹，请用 HUIYIN_DATA 指定别处`,
      en: `${settings.data} holds data, and a backup is restored into an empty folder only: name another one in HUIYIN_DATA`,
    });
  await mkdir(settings.data, { recursive: true, mode: 0o700 });
  for (const name of BESIDE) {
    await rm(join(settings.data, name), { recursive: true, force: true });
    if (existsSync(join(folder, name)))
      await cp(join(folder, name), join(settings.data, name), { recursive: true });
  }
  const key = join(settings.data, 'installation.key');
  if (existsSync(key)) await chmod(key, 0o600);
  // facts of another time would be taken for those of this ledger
  const facts = databaseFile(settings.analyticsUrl);
  if (facts !== null) for (const suffix of ['', '.wal']) await rm(facts + suffix, { force: true });
  await cp(join(folder, DATABASE), `${database}.restoring`);
  await rm(`${database}-wal`, { force: true });
  await rm(`${database}-shm`, { force: true });
  await rename(`${database}.restoring`, database);
  return backup.manifest;
}
