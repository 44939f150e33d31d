import type { Context } from 'hono';
import { getSignedCookie, setSignedCookie } from 'hono/cookie';
import type { Huiyin } from '../huiyin.ts';

/** A session ends after this, whatever was done with it. */
export const SESSION_MS = 10 * 3_600_000;
/** … and after this without a request: a desk at a counter is left open. */
export const IDLE_MS = 2 * 3_600_000;

export const COOKIE_PREFIX = 'huiyin';

type Installation = Pick<Huiyin, 'settings' | 'keys'>;

export function secureCookies(huiyin: Installation): boolean {
  return huiyin.settings.url.startsWith('https:');
}

/** As better-auth names it: our prefix, and `__Secure-` behind https. */
export function sessionCookieName(huiyin: Installation): string {
  return `${secureCookies(huiyin) ? '__Secure-' : ''}${COOKIE_PREFIX}.session_token`;
}

/** What better-auth signs cookies with. Derived from the installation key, so it is nowhere stored. */
export function sessionSecret(huiyin: Installation): string {
  return huiyin.keys.mac('session', 'better-auth');
}

/** The session token of a request, or null when there is none or its signature is not ours. */
export async function readSessionToken(huiyin: Installation, c: Context): Promise<string | null> {
  const name = sessionCookieName(huiyin);
  // a request without the cookie, which most are, costs no signature
  if (!c.req.header('cookie')?.includes(name)) return null;
  return (await getSignedCookie(c, sessionSecret(huiyin), name)) || null;
}

/** Hands out a session as better-auth does: a signed token, unreadable for scripts. */
export async function writeSessionToken(huiyin: Installation, c: Context, token: string): Promise<void> {
  await setSignedCookie(c, sessionCookieName(huiyin), token, sessionSecret(huiyin), {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: secureCookies(huiyin),
    maxAge: SESSION_MS / 1000,
  });
}
