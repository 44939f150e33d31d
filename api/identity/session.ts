import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import { AppError } from '../problem.ts';
import type { Huiyin } from '../huiyin.ts';
import type { Role } from '../contract/common.ts';
import { findSession } from './find-session.ts';
import type { Permission } from './roles.ts';
import { SeenTimes } from './seen-times.ts';
import { readSessionToken } from './session-cookie.ts';

/** Who asks: as their membership stands at this request, so that a change of it needs no new session. */
export type Viewer = {
  userId: string;
  name: string;
  email: string;
  role: Role;
  department: string | null;
  permissions: readonly Permission[];
  can(permission: Permission): boolean;
  /** Departments whose tickets they may see; null for all. */
  scope: readonly string[] | null;
  sessionId: string;
  expiresAt: number;
};

/** What every route has in its context. */
export type AppEnv = {
  /** Absent where a request came through `app.request` of a test. */
  Bindings: Partial<HttpBindings>;
  Variables: {
    viewer: Viewer | null;
    /** Address of the client: of the socket, or from the one proxy header that the settings name. */
    client: string;
  };
};

/** Puts the viewer into the context: one indexed read for requests with a session cookie, none for others. */
export function withViewer(huiyin: Huiyin): MiddlewareHandler<AppEnv> {
  const seen = new SeenTimes(huiyin);
  return async (c, next) => {
    const token = await readSessionToken(huiyin, c);
    const found = token === null ? null : await findSession(huiyin, token, seen);
    c.set('viewer', found);
    if (found) seen.touch(found.userId);
    await next();
  };
}

/**
 * The viewer of a request.
 *
 * @throws AppError 401 `signed-out` without a session, 403 `not-allowed` without the permission
 */
export function requireViewer(c: Context<AppEnv>, permission?: Permission): Viewer {
  const viewer = c.get('viewer');
  if (!viewer)
    throw new AppError(401, 'signed-out', {
      zh: '请先登录，或登录已过期',
      en: 'Sign in first, or your session has ended',
    });
  if (permission !== undefined && !viewer.can(permission))
    throw new AppError(403, 'not-allowed', {
      zh: '您的角色没有这项权限',
      en: 'Your role does not allow this',
    });
  return viewer;
}
