import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { eq } from 'drizzle-orm';
import type { Huiyin } from '../huiyin.ts';
import { memberships } from '../ledger/schema.ts';
import { gatedAdapter } from './gated-adapter.ts';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password-rules.ts';
import { COOKIE_PREFIX, secureCookies, SESSION_MS, sessionSecret } from './session-cookie.ts';

/** The one header in which our routes hand better-auth the client's address; nobody outside can set it. */
export const CLIENT_HEADER = 'x-huiyin-client';

/**
 * better-auth for what is easy to get wrong: password hashes, sessions, the signed cookie. Its HTTP routes are not
 * mounted: ours call it for signing in, signing out and changing a password, and nothing else of it can be reached.
 * Its rate limit counts by address only, so it is off, and `sign-in-limits.ts` counts by address and by account.
 */
export function createAuth(huiyin: Huiyin) {
  return betterAuth({
    appName: 'Huiyin',
    baseURL: huiyin.settings.url,
    basePath: '/api/auth',
    secret: sessionSecret(huiyin),
    trustedOrigins: [huiyin.settings.url],
    database: gatedAdapter(huiyin),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
      revokeSessionsOnPasswordReset: true,
    },
    session: {
      expiresIn: SESSION_MS / 1000,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    account: { accountLinking: { enabled: false } },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: secureCookies(huiyin),
      ipAddress: { ipAddressHeaders: [CLIENT_HEADER] },
    },
    telemetry: { enabled: false },
    logger: { log: (level, message) => huiyin.log.debug({ level }, `better-auth: ${message}`) },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            const [member] = await huiyin.store.read
              .select({ active: memberships.active })
              .from(memberships)
              .where(eq(memberships.userId, session.userId));
            if (!member?.active) throw new APIError('FORBIDDEN', { code: 'INACTIVE' });
            // a session runs by the installation's clock, as everything else does
            const now = huiyin.clock();
            return {
              data: {
                ...session,
                createdAt: new Date(now),
                updatedAt: new Date(now),
                expiresAt: new Date(now + SESSION_MS),
              },
            };
          },
        },
      },
    },
  });
}

export type Auth = ReturnType<typeof createAuth>;
