import { hashPassword } from 'better-auth/crypto';
import { eq } from 'drizzle-orm';
import { deviceTokenHash } from '../administration/windows.ts';
import type { Role } from '../contract/common.ts';
import { kioskToken } from '../demo/kiosk-token.ts';
import type { Huiyin } from '../huiyin.ts';
import { listUsers, putPassword } from '../identity/users.ts';
import { installation, windows } from '../ledger/schema.ts';
import { isLoopback } from '../settings.ts';

export type Account = { name: string; email: string; role: Role | null; password: string };

const PASSWORDS = 'demonstration-passwords';
/** Without signs that are taken for one another. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** How one gets in: by pressing a role at this machine, by passwords that are shown once anywhere else. */
export type Entry =
  { by: 'role' } | { by: 'password'; accounts: Account[] } | { by: 'password-shown-before' };

export async function openEntry(huiyin: Huiyin): Promise<Entry> {
  if (isLoopback(huiyin.settings.host)) return { by: 'role' };
  const [shown] = await huiyin.store.read.select().from(installation).where(eq(installation.name, PASSWORDS));
  if (shown) return { by: 'password-shown-before' };
  const users = (await listUsers(huiyin)).filter((user) => user.active);
  const accounts = users.map((user) => ({ ...user, password: newPassword(huiyin) }));
  const hashes = await Promise.all(accounts.map(({ password }) => hashPassword(password)));
  await huiyin.ledger.write(async ({ tx, now }) => {
    for (const [at, { id }] of accounts.entries()) await putPassword(huiyin, tx, now, id, hashes[at] ?? '');
    await tx.insert(installation).values({ name: PASSWORDS, value: String(now) });
  });
  return { by: 'password', accounts };
}

/** Four groups of four: some 79 bits, and short enough to type. */
function newPassword(huiyin: Huiyin): string {
  const signs = [...huiyin.random(16)].map((byte) => SIGNS[byte % SIGNS.length] ?? '');
  return [0, 4, 8, 12].map((from) => signs.slice(from, from + 4).join('')).join('-');
}

/**
 * A link that opens the kiosk of the first window as its device. The same at each start, so that a browser that was set
 * up stays so; null where a window has a token of somebody's own.
 */
export async function kioskLink(huiyin: Huiyin): Promise<string | null> {
  const [window] = huiyin.organisation.now.windows.values();
  if (!window) return null;
  const token = kioskToken(huiyin, window.code);
  const tokenHash = deviceTokenHash(huiyin, token);
  if (window.tokenHash === null) {
    await huiyin.ledger.write(({ tx }) =>
      tx.update(windows).set({ tokenHash }).where(eq(windows.code, window.code)),
    );
    await huiyin.organisation.reload();
  } else if (window.tokenHash !== tokenHash) return null;
  return `${huiyin.settings.url}/kiosk#token=${token}`;
}
