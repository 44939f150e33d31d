import type { Hono } from 'hono';
import { generateSignedCookie } from 'hono/cookie';
import { administrationRoutes } from '../../api/administration/routes.ts';
import { channelRoutes } from '../../api/channels/routes.ts';
import type { Role } from '../../api/contract/common.ts';
import type { Huiyin } from '../../api/huiyin.ts';
import { identityRoutes } from '../../api/identity/routes.ts';
import { SESSION_MS, sessionCookieName, sessionSecret } from '../../api/identity/session-cookie.ts';
import { withViewer, type AppEnv } from '../../api/identity/session.ts';
import { createUser } from '../../api/identity/users.ts';
import { intakeRoutes } from '../../api/intake/routes.ts';
import { kioskRoutes } from '../../api/kiosk/routes.ts';
import { liveRoutes } from '../../api/live/routes.ts';
import { session } from '../../api/ledger/schema.ts';
import { metricRoutes } from '../../api/metrics/routes.ts';
import { newRoutes } from '../../api/openapi.ts';
import { AppError, problemResponse } from '../../api/problem.ts';
import { publicRoutes } from '../../api/public/routes.ts';
import { security } from '../../api/security/security.ts';
import { ticketRoutes } from '../../api/tickets/routes.ts';

export const PASSWORD = 'correct horse battery';

/** The routes of an installation but for its pages, in the order of `api/app.ts`. */
export function createTestApp(huiyin: Huiyin): Hono<AppEnv> {
  const app = newRoutes();
  app.onError((error, c) => {
    if (error instanceof AppError) return problemResponse(c, error);
    if ('status' in error && error.status === 400) return c.text('malformed', 400);
    throw error;
  });
  app.route('/', security(huiyin));
  app.use('/api/*', withViewer(huiyin));
  for (const routes of [
    identityRoutes,
    publicRoutes,
    kioskRoutes,
    channelRoutes,
    ticketRoutes,
    intakeRoutes,
    administrationRoutes,
    metricRoutes,
    liveRoutes,
  ])
    app.route('/', routes(huiyin));
  return app;
}

export type Ask = {
  method?: string;
  body?: unknown;
  cookie?: string | undefined;
  headers?: Record<string, string>;
  /** Address of the other end of the connection. */
  peer?: string;
};

/** A client of the app: JSON in and out, from our own pages unless its headers say otherwise. */
export function client(app: Hono<AppEnv>) {
  async function ask(path: string, options: Ask = {}): Promise<Response> {
    const headers: Record<string, string> = {
      host: '127.0.0.1:8311',
      origin: 'http://127.0.0.1:8311',
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(options.cookie === undefined ? {} : { cookie: options.cookie }),
      ...options.headers,
    };
    for (const name of Object.keys(headers)) if (headers[name] === '') delete headers[name];
    return app.request(
      `http://127.0.0.1:8311${path}`,
      {
        method: options.method ?? (options.body === undefined ? 'GET' : 'POST'),
        headers,
        ...(options.body === undefined
          ? {}
          : { body: typeof options.body === 'string' ? options.body : JSON.stringify(options.body) }),
      },
      { incoming: { socket: { remoteAddress: options.peer ?? '127.0.0.1' } } },
    );
  }

  /** The session cookie after signing in. */
  async function signIn(email: string, password = PASSWORD, peer = '127.0.0.1'): Promise<string> {
    const response = await ask('/api/auth/sign-in/email', { body: { email, password }, peer });
    if (response.status !== 204) throw new Error(`sign-in: ${response.status} ${await response.text()}`);
    return cookieOf(response);
  }

  return { ask, signIn };
}

export function cookieOf(response: Response): string {
  const set = response.headers.getSetCookie().find((each) => each.includes('session_token='));
  if (!set) throw new Error('no session cookie');
  return set.split(';')[0] ?? '';
}

/** A member of staff whose address is their role's, `handler@example.edu`, or what is given. */
export async function staff(
  huiyin: Huiyin,
  role: Role,
  department: string | null = null,
  name: string = role,
): Promise<{ id: string; email: string }> {
  const { id, email } = await createUser(
    huiyin,
    { name: `Test ${name}`, email: `${name}@example.edu`, role, department, password: PASSWORD },
    'system',
  );
  return { id, email };
}

/**
 * The cookie of a member of staff who is signed in: with a session as better-auth leaves it, without the 100 ms that
 * hashing and checking a password take.
 */
export async function signedIn(
  huiyin: Huiyin,
  role: Role,
  department: string | null = null,
  name: string = role,
): Promise<string> {
  const { id } = await createUser(
    huiyin,
    { name: `Test ${name}`, email: `${name}@example.edu`, role, department, password: null },
    'system',
  );
  const now = huiyin.clock();
  const token = `token-of-${name}`;
  await huiyin.ledger.write(({ tx }) =>
    tx.insert(session).values({
      id: `session-of-${name}`,
      token,
      userId: id,
      createdAt: new Date(now),
      updatedAt: new Date(now),
      expiresAt: new Date(now + SESSION_MS),
    }),
  );
  const cookie = await generateSignedCookie(sessionCookieName(huiyin), token, sessionSecret(huiyin));
  return cookie.split(';')[0] ?? '';
}
