import { verifyPassword } from 'better-auth/crypto';
import { eq } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import { findWindowByToken } from '../../../api/administration/windows.ts';
import { account, windows } from '../../../api/ledger/schema.ts';
import { kioskLink, openEntry } from '../../../api/running/demonstration-entry.ts';
import { openTestInstallation, type TestInstallation } from '../../support/open-test-installation.ts';
import { staff } from '../../support/test-app.ts';

let installation: TestInstallation;
afterEach(() => installation.close());

test('at this machine a role is pressed', async () => {
  installation = await openTestInstallation({ demonstration: true });
  expect(await openEntry(installation.huiyin)).toEqual({ by: 'role' });
});

test('anywhere else everybody gets a password of their own, shown once', async () => {
  installation = await openTestInstallation({ demonstration: true, host: '0.0.0.0' });
  const { huiyin } = installation;
  const { id } = await staff(huiyin, 'leader');
  await staff(huiyin, 'operator');
  const entry = await openEntry(huiyin);
  if (entry.by !== 'password') throw new Error(entry.by);
  const passwords = entry.accounts.map((each) => each.password);
  expect(new Set(passwords).size).toBe(2);
  expect(passwords.every((each) => /^\w{4}(-\w{4}){3}$/.test(each))).toBe(true);
  const [kept] = await huiyin.store.read.select().from(account).where(eq(account.userId, id));
  const password = entry.accounts.find((each) => each.role === 'leader')?.password ?? '';
  expect(await verifyPassword({ hash: kept?.password ?? '', password })).toBe(true);
  expect(await openEntry(huiyin)).toEqual({ by: 'password-shown-before' });
});

test('the kiosk’s link is the same at each start, and leaves a token of somebody’s own alone', async () => {
  installation = await openTestInstallation({ demonstration: true });
  const { huiyin } = installation;
  expect(await kioskLink(huiyin)).toBeNull();
  await huiyin.ledger.write(({ tx }) =>
    tx.insert(windows).values({ code: 'w1', nameZh: '一号', nameEn: 'One', department: 'it' }),
  );
  await huiyin.organisation.reload();
  const link = await kioskLink(huiyin);
  expect(findWindowByToken(huiyin, link?.split('#token=')[1] ?? '')?.code).toBe('w1');
  expect(await kioskLink(huiyin)).toBe(link);
  await huiyin.ledger.write(({ tx }) => tx.update(windows).set({ tokenHash: 'own' }));
  await huiyin.organisation.reload();
  expect(await kioskLink(huiyin)).toBeNull();
});
