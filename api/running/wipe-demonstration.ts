import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../settings.ts';
import { databaseFile } from './database-file.ts';
import { EXIT } from './exit-codes.ts';
import { StartError } from './start-error.ts';

/** Removes a demonstration's data; the caller has seen its mark and holds the lock. */
export function wipeDemonstration(settings: Settings): void {
  const database = databaseFile(settings.databaseUrl);
  const facts = databaseFile(settings.analyticsUrl);
  if (database === null)
    throw new StartError(EXIT.refused, {
      zh: '演示数据在数据库服务器上，不能自动重建，请换一个空库',
      en: 'This demonstration lies on a database server and is not removed from here: give it an empty database',
    });
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(database + suffix, { force: true });
  if (facts !== null) for (const suffix of ['', '.wal']) rmSync(facts + suffix, { force: true });
  rmSync(join(settings.data, 'installation.key'), { force: true });
  rmSync(join(settings.data, 'files'), { recursive: true, force: true });
}
