import { hashPassword } from 'better-auth/crypto';
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Invitation, InvitationAcceptance, OneTimeLink } from '../contract/administration.ts';
import type { Huiyin } from '../huiyin.ts';
import type { Database, Transaction } from '../ledger/database.ts';
import { audit, invitations, memberships, user } from '../ledger/schema.ts';
import { AppError, notFound } from '../problem.ts';
import { checkPassword } from './password-rules.ts';
import { insertUser, putPassword, type By } from './users.ts';

const ADMINISTRATOR_MS = 24 * 3_600_000;
const PASSWORD_MS = 7 * 24 * 3_600_000;

const hashOf = (huiyin: Pick<Huiyin, 'keys'>, token: string): string => huiyin.keys.mac('invitation', token);

/** 256 bits; the address is always our own, whatever Host a request named. */
function newLink(huiyin: Huiyin): { token: string; url: string } {
  const token = Buffer.from(huiyin.random(32)).toString('base64url');
  return { token, url: `${huiyin.settings.url}/desk/welcome?token=${token}` };
}

/**
 * A link with which the first administrator makes their account, good for a day and for once; earlier ones stop
 * working. Null when the installation has an administrator.
 */
export async function createFirstAdministratorLink(huiyin: Huiyin): Promise<OneTimeLink | null> {
  const { token, url } = newLink(huiyin);
  return huiyin.ledger.write(async ({ tx, now }) => {
    if (await hasAdministrator(tx)) return null;
    await tx.delete(invitations).where(eq(invitations.purpose, 'administrator'));
    const expiresAt = now + ADMINISTRATOR_MS;
    await tx
      .insert(invitations)
      .values({ tokenHash: hashOf(huiyin, token), purpose: 'administrator', expiresAt });
    return { url, expiresAt };
  });
}

/** A link with which somebody sets their password, good for a week and for once; earlier ones stop working. */
export async function createPasswordLink(huiyin: Huiyin, userId: string, by: By): Promise<OneTimeLink> {
  const { token, url } = newLink(huiyin);
  return huiyin.ledger.write(async ({ tx, now }) => {
    const [known] = await tx
      .select({ id: memberships.userId })
      .from(memberships)
      .where(eq(memberships.userId, userId));
    if (!known) throw notFound({ zh: '没有这个用户', en: 'There is no such user' });
    await tx
      .delete(invitations)
      .where(and(eq(invitations.userId, userId), eq(invitations.purpose, 'password')));
    const expiresAt = now + PASSWORD_MS;
    await tx
      .insert(invitations)
      .values({ tokenHash: hashOf(huiyin, token), purpose: 'password', userId, expiresAt });
    await tx.insert(audit).values({
      id: huiyin.newId(),
      at: now,
      actor: by,
      action: 'user.link',
      detail: JSON.stringify({ user: userId }),
    });
    return { url, expiresAt };
  });
}

/** @throws AppError 410 `link-gone`: one answer for used, too old, replaced and never given out */
export async function lookAtInvitation(huiyin: Huiyin, token: string): Promise<Invitation> {
  return open(huiyin.store.read, hashOf(huiyin, token), huiyin.clock());
}

/**
 * Makes the first administrator, or sets the password of whoever was invited; the link is used up in the same command.
 * Nothing but a password, and for the first administrator a name and an address, is taken from the request.
 *
 * @throws AppError 410 `link-gone`, 422 naming the field, 409 `email-taken`
 */
export async function acceptInvitation(huiyin: Huiyin, request: InvitationAcceptance): Promise<void> {
  const tokenHash = hashOf(huiyin, request.token);
  const invitation = await open(huiyin.store.read, tokenHash, huiyin.clock());
  const person =
    invitation.purpose === 'administrator'
      ? firstAdministrator(request)
      : { name: invitation.name ?? '', email: invitation.email ?? '' };
  checkPassword(request.password, person);
  const hash = await hashPassword(request.password);
  await huiyin.ledger.write(async ({ tx, now }) => {
    const still = await open(tx, tokenHash, now);
    await tx.update(invitations).set({ usedAt: now }).where(eq(invitations.tokenHash, tokenHash));
    if (still.purpose === 'administrator') {
      // two links at once, or an administrator made on the command line meanwhile
      if (await hasAdministrator(tx)) throw gone();
      await insertUser(
        huiyin,
        tx,
        now,
        { ...person, role: 'administrator', department: null, hash },
        'system',
      );
    } else if (still.userId !== null) await putPassword(huiyin, tx, now, still.userId, hash);
  });
}

async function open(
  database: Database | Transaction,
  tokenHash: string,
  now: number,
): Promise<Invitation & { userId: string | null }> {
  const [row] = await database
    .select({ invitation: invitations, name: user.name, email: user.email })
    .from(invitations)
    .leftJoin(user, eq(user.id, invitations.userId))
    .where(
      and(eq(invitations.tokenHash, tokenHash), isNull(invitations.usedAt), gt(invitations.expiresAt, now)),
    );
  if (!row) throw gone();
  return {
    purpose: row.invitation.purpose === 'administrator' ? 'administrator' : 'password',
    name: row.name,
    email: row.email,
    expiresAt: row.invitation.expiresAt,
    userId: row.invitation.userId,
  };
}

function firstAdministrator(request: InvitationAcceptance): { name: string; email: string } {
  const missing = (['name', 'email'] as const).filter((field) => request[field] === undefined);
  if (missing.length > 0)
    throw new AppError(
      422,
      'invalid-input',
      { zh: '填写有误，请看标出的各项', en: 'Some fields are not right' },
      {
        errors: missing.map((field) => ({
          field,
          code: 'missing',
          message:
            field === 'name'
              ? { zh: '请填写姓名', en: 'Give your name' }
              : { zh: '请填写邮箱', en: 'Give your e-mail address' },
        })),
      },
    );
  return { name: request.name ?? '', email: request.email ?? '' };
}

async function hasAdministrator(tx: Transaction): Promise<boolean> {
  const [one] = await tx
    .select({ id: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.role, 'administrator'), eq(memberships.active, true)))
    .limit(1);
  return one !== undefined;
}

function gone(): AppError {
  return new AppError(410, 'link-gone', {
    zh: '链接无效、已使用或已过期，请索取新的链接',
    en: 'This link is not valid, was used or is too old: ask for a new one',
  });
}
