import { afterEach, beforeEach, expect, test } from 'vitest';
import { resolve } from 'node:path';
import { EXIT } from '../../../api/running/exit-codes.ts';
import { peek } from '../../../api/running/peek.ts';
import { openTestInstallation, type TestInstallation } from '../../support/open-test-installation.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
let installation: TestInstallation;
beforeEach(async () => {
  installation = await openTestInstallation();
});
afterEach(() => installation.close());

test('a database of a newer version is refused before anything in it is touched', async () => {
  const { databaseUrl } = installation.huiyin.settings;
  expect(await peek(databaseUrl, ROOT)).toMatchObject({ kind: 'installation' });
  const { writeClient } = installation.huiyin.store;
  await writeClient.execute(
    "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('of tomorrow', 9999999999999)",
  );
  await expect(peek(databaseUrl, ROOT)).rejects.toMatchObject({
    exit: EXIT.refused,
    detail: { zh: expect.stringContaining('更新'), en: expect.stringContaining('newer version') },
  });
});

test('a database that is not there is not made by looking', async () => {
  const url = `file:${installation.huiyin.settings.data}/none.db`;
  expect(await peek(url, ROOT)).toEqual({ kind: 'absent' });
  expect(await peek(url, ROOT)).toEqual({ kind: 'absent' });
});
