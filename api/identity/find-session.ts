import { eq } from 'drizzle-orm';
import { Role } from '../contract/common.ts';
import type { Huiyin } from '../huiyin.ts';
import { memberships, session, user } from '../ledger/schema.ts';
import { permissionsOf, scopeOf } from './roles.ts';
import type { SeenTimes } from './seen-times.ts';
import { IDLE_MS } from './session-cookie.ts';
import type { Viewer } from './session.ts';

/**
 * Whose session this token is, with role, department and rows as they stand now; null when it has expired, has been
 * idle for too long, or its user is not active. better-auth makes and ends sessions; reading one is a single join of
 * our own, so that expiry follows the installation's clock and the membership is never older than the request.
 */
export async function findSession(
  huiyin: Huiyin,
  token: string,
  seen: Pick<SeenTimes, 'latest'>,
): Promise<Viewer | null> {
  const [row] = await huiyin.store.read
    .select({
      sessionId: session.id,
      expiresAt: session.expiresAt,
      createdAt: session.createdAt,
      userId: user.id,
      name: user.name,
      email: user.email,
      role: memberships.role,
      department: memberships.department,
      active: memberships.active,
      seenAt: memberships.seenAt,
    })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .innerJoin(memberships, eq(memberships.userId, user.id))
    .where(eq(session.token, token));
  if (!row?.active) return null;
  const now = huiyin.clock();
  const expiresAt = row.expiresAt.getTime();
  // a new session begins fresh, however long its user was away
  const lastHere = Math.max(seen.latest(row.userId, row.seenAt), row.createdAt.getTime());
  if (now >= expiresAt || now - lastHere >= IDLE_MS) return null;
  const role = Role.parse(row.role);
  const permissions = permissionsOf(role);
  return {
    userId: row.userId,
    name: row.name,
    email: row.email,
    role,
    department: row.department,
    permissions,
    can: (permission) => permissions.includes(permission),
    scope: scopeOf(role, row.department, huiyin.organisation.now.departments.values()),
    sessionId: row.sessionId,
    expiresAt,
  };
}
