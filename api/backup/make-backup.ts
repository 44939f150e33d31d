import { existsSync } from 'node:fs';
import { cp, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client';
import type { Huiyin } from '../huiyin.ts';
import { databaseFile } from '../running/database-file.ts';
import { EXIT } from '../running/exit-codes.ts';
import { StartError } from '../running/start-error.ts';
import { copyDatabase } from './copy-database.ts';
import { fileEntry, MANIFEST, type Manifest } from './manifest.ts';

export const DATABASE = 'huiyin.db';
/** Beside the database; facts are left out, for they follow from it. */
export const BESIDE = ['installation.key', 'files', 'imports'] as const;

export type BackupReport = { folder: string; bytes: number; manifest: Manifest };

/**
 * A backup of an installation in use, whole or not there at all: it is made beside and takes its name when every byte is
 * on disk.
 *
 * @throws StartError when the folder holds something, or the database lies on a server of its own
 */
export async function makeBackup(
  huiyin: Pick<Huiyin, 'settings' | 'clock'>,
  folder: string,
): Promise<BackupReport> {
  const { settings } = huiyin;
  if (databaseFile(settings.databaseUrl) === null)
    throw new StartError(EXIT.usage, {
      zh: '数据库在独立的服务器上，请用它自己的备份方式',
      en: 'The database lies on a server of its own: back it up there',
    });
  await refuseFilled(folder);
  const draft = `${folder}.partial`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  try {
    await copyDatabase(settings.databaseUrl, join(draft, DATABASE));
    for (const name of BESIDE) {
      const from = join(settings.data, name);
      if (existsSync(from)) await cp(from, join(draft, name), { recursive: true, preserveTimestamps: true });
    }
    const manifest = await writeManifest(draft, huiyin.clock());
    await rm(folder, { recursive: true, force: true });
    await rename(draft, folder);
    await syncToDisk(join(folder, '..'));
    return { folder, bytes: manifest.files.reduce((sum, file) => sum + file.bytes, 0), manifest };
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

async function refuseFilled(folder: string): Promise<void> {
  const entries = await readdir(folder).catch(() => []);
  if (entries.length > 0)
    throw new StartError(EXIT.usage, {
      zh: `文件夹 ${folder} 不是空的，备份不会覆盖任何东西`,
      en: `The folder ${folder} is not empty, and a backup overwrites nothing`,
    });
}

async function writeManifest(folder: string, madeAt: number): Promise<Manifest> {
  const paths = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();
  const files: Manifest['files'] = [];
  for (const path of paths) {
    await syncToDisk(join(folder, path));
    files.push(await fileEntry(folder, path));
  }
  const manifest: Manifest = { format: 1, madeAt, head: await headOf(join(folder, DATABASE)), files };
  await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  await syncToDisk(join(folder, MANIFEST));
  await syncToDisk(folder);
  return manifest;
}

async function headOf(database: string): Promise<Manifest['head']> {
  const client = createClient({ url: pathToFileURL(database).href });
  try {
    const { rows } = await client.execute(
      'SELECT sequence, lower(hex(hash)) AS hash FROM events ORDER BY sequence DESC LIMIT 1',
    );
    const [row] = rows;
    return row ? { sequence: Number(row['sequence']), hash: String(row['hash']) } : null;
  } finally {
    client.close();
  }
}

async function syncToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
