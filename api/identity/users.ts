import { hashPassword } from 'better-auth/crypto';
import { and, eq, ne } from 'drizzle-orm';
import type { NewStaffUser, StaffUser, StaffUserChange } from '../contract/administration.ts';
import { Role } from '../contract/common.ts';
import type { Huiyin } from '../huiyin.ts';
import type { Transaction } from '../ledger/database.ts';
import { account, audit, memberships, session, user } from '../ledger/schema.ts';
import { AppError, notFound } from '../problem.ts';
import { checkPassword } from './password-rules.ts';
import { needsDepartment } from './roles.ts';

/** Who changes users: id of a user, or `system` for the command line, the demonstration and one-time links. */
export type By = string;

const CREDENTIAL = 'credential';

/** Everybody with a membership, by name. */
export async function listUsers(huiyin: Pick<Huiyin, 'store'>): Promise<StaffUser[]> {
  const rows = await huiyin.store.read
    .select({
      id: user.id,
      name: user.name,
      email: user.email,
      role: memberships.role,
      department: memberships.department,
      active: memberships.active,
    })
    .from(user)
    .innerJoin(memberships, eq(memberships.userId, user.id))
    .orderBy(user.name, user.email);
  return rows.map((row) => ({ ...row, role: Role.parse(row.role) }));
}

/**
 * Makes a member of staff in one command: identity, membership and audit row stand together or not at all.
 *
 * @param password null when a one-time link will set it; the caller has checked a given one against the rules
 * @throws AppError 409 `email-taken`, 422 for a department that is missing, unknown or not wanted
 */
export async function createUser(
  huiyin: Huiyin,
  input: NewStaffUser & { password: string | null },
  by: By,
): Promise<StaffUser> {
  checkDepartment(huiyin, input.role, input.department);
  if (input.password !== null) checkPassword(input.password, input);
  // a hash takes 60 ms: never within the gate
  const hash = input.password === null ? null : await hashPassword(input.password);
  return huiyin.ledger.write(({ tx, now }) => insertUser(huiyin, tx, now, { ...input, hash }, by));
}

/** The writes of `createUser`, for commands that do more than that. */
export async function insertUser(
  huiyin: Pick<Huiyin, 'newId'>,
  tx: Transaction,
  now: number,
  input: NewStaffUser & { hash: string | null },
  by: By,
): Promise<StaffUser> {
  const email = input.email.trim().toLowerCase();
  const [taken] = await tx.select({ id: user.id }).from(user).where(eq(user.email, email));
  if (taken) throw emailTaken(email);
  const id = huiyin.newId();
  const at = new Date(now);
  await tx
    .insert(user)
    .values({ id, name: input.name, email, emailVerified: false, createdAt: at, updatedAt: at });
  await tx.insert(memberships).values({ userId: id, role: input.role, department: input.department });
  if (input.hash !== null) await putPassword(huiyin, tx, now, id, input.hash);
  await tx.insert(audit).values({
    id: huiyin.newId(),
    at: now,
    actor: by,
    action: 'user.create',
    detail: JSON.stringify({ user: id, role: input.role, department: input.department }),
  });
  return { id, name: input.name, email, role: input.role, department: input.department, active: true };
}

/** Sets a password and ends every session that the old one had opened. */
export async function putPassword(
  huiyin: Pick<Huiyin, 'newId'>,
  tx: Transaction,
  now: number,
  userId: string,
  hash: string,
): Promise<void> {
  await tx.delete(session).where(eq(session.userId, userId));
  await tx.delete(account).where(and(eq(account.userId, userId), eq(account.providerId, CREDENTIAL)));
  await tx.insert(account).values({
    id: huiyin.newId(),
    accountId: userId,
    providerId: CREDENTIAL,
    userId,
    password: hash,
    createdAt: new Date(now),
    updatedAt: new Date(now),
  });
}

/**
 * Changes a name, a role, a department, or whether somebody may sign in; it holds from their next request on.
 *
 * @throws AppError 404, 409 `last-administrator`, 403 `own-membership`, 422 for the department
 */
export async function setMembership(
  huiyin: Huiyin,
  userId: string,
  change: StaffUserChange,
  by: By,
): Promise<StaffUser> {
  // who administers users must not make themselves a reader of tickets, nor lock themselves out
  if (by === userId && (change.role !== undefined || change.active !== undefined))
    throw new AppError(403, 'own-membership', {
      zh: '不能更改自己的角色或停用自己，请另一位管理员操作',
      en: 'Nobody changes their own role or deactivates themselves: ask another administrator',
    });
  return huiyin.ledger.write(async ({ tx, now }) => {
    const [row] = await tx
      .select({ user, membership: memberships })
      .from(user)
      .innerJoin(memberships, eq(memberships.userId, user.id))
      .where(eq(user.id, userId));
    if (!row) throw notFound({ zh: '没有这个用户', en: 'There is no such user' });
    const before: StaffUser = {
      id: userId,
      name: row.user.name,
      email: row.user.email,
      role: Role.parse(row.membership.role),
      department: row.membership.department,
      active: row.membership.active,
    };
    const role = change.role ?? Role.parse(row.membership.role);
    const after: StaffUser = {
      ...before,
      name: change.name ?? before.name,
      role,
      department: change.department === undefined ? before.department : change.department,
      active: change.active ?? before.active,
    };
    if (change.role !== undefined || change.department !== undefined)
      checkDepartment(huiyin, role, after.department);
    const leaves =
      before.role === 'administrator' && before.active && !(role === before.role && after.active);
    if (leaves && !(await anotherAdministrator(tx, userId)))
      throw new AppError(409, 'last-administrator', {
        zh: '这是最后一位管理员，请先指定另一位',
        en: 'This is the last administrator: name another one first',
      });
    await tx
      .update(memberships)
      .set({ role, department: after.department, active: after.active })
      .where(eq(memberships.userId, userId));
    if (after.name !== before.name)
      await tx
        .update(user)
        .set({ name: after.name, updatedAt: new Date(now) })
        .where(eq(user.id, userId));
    // a person who comes back later begins with a new session
    if (!after.active) await tx.delete(session).where(eq(session.userId, userId));
    await tx.insert(audit).values({
      id: huiyin.newId(),
      at: now,
      actor: by,
      action: 'user.change',
      detail: JSON.stringify({
        user: userId,
        before: { role: before.role, department: before.department, active: before.active },
        after: { role, department: after.department, active: after.active },
      }),
    });
    return after;
  });
}

async function anotherAdministrator(tx: Transaction, than: string): Promise<boolean> {
  const [other] = await tx
    .select({ id: memberships.userId })
    .from(memberships)
    .where(
      and(eq(memberships.role, 'administrator'), eq(memberships.active, true), ne(memberships.userId, than)),
    )
    .limit(1);
  return other !== undefined;
}

function checkDepartment(huiyin: Pick<Huiyin, 'organisation'>, role: Role, department: string | null): void {
  const wrong = (code: string, zh: string, en: string): AppError =>
    new AppError(422, code, { zh, en }, { errors: [{ field: 'department', code, message: { zh, en } }] });
  if (department === null) {
    if (needsDepartment(role))
      throw wrong('department-needed', '此角色须指定部门', 'This role needs a department');
    return;
  }
  if (!huiyin.organisation.now.departments.has(department))
    throw wrong('unknown-department', `没有部门“${department}”`, `There is no department "${department}"`);
}

function emailTaken(email: string): AppError {
  const message = { zh: `邮箱 ${email} 已被使用`, en: `${email} is already in use` };
  return new AppError(409, 'email-taken', message, {
    errors: [{ field: 'email', code: 'email-taken', message }],
  });
}
