import type { Context, MiddlewareHandler } from 'hono';
import type { Huiyin } from '../huiyin.ts';
import type { AppEnv } from '../identity/session.ts';
import { sessionCookieName } from '../identity/session-cookie.ts';
import { AppError } from '../problem.ts';
import { isLoopback } from '../settings.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Sources prove who they are by themselves, and send what their protocol says. */
const MACHINES = /^\/api\/v1\/channels\//;

const forged = (): AppError =>
  new AppError(403, 'cross-site', {
    zh: '请求来自其他网站，已拒绝',
    en: 'The request comes from another site and was refused',
  });

/** Host without its port: `localhost`, `[::1]`. */
export function hostName(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase();
}

/** Whether an Origin is this installation's: its public address, or the same loopback name that was dialled. */
export function isOwnOrigin(c: Context<AppEnv>, origin: string, url: string): boolean {
  if (origin === new URL(url).origin) return true;
  const host = c.req.header('host') ?? new URL(c.req.url).host;
  return isLoopback(hostName(host)) && origin === `http://${host}`;
}

/**
 * Forged requests: one that changes something and comes from a browser must come from our own pages, one with a session
 * must show so, and its body must be of a type that no form can send.
 */
export function sameOrigin(huiyin: Huiyin): MiddlewareHandler<AppEnv> {
  const { url } = huiyin.settings;
  const cookie = sessionCookieName(huiyin);
  return async (c, next) => {
    if (!SAFE.has(c.req.method) && !MACHINES.test(c.req.path)) {
      const origin = c.req.header('origin');
      const site = c.req.header('sec-fetch-site');
      const own = origin !== undefined && isOwnOrigin(c, origin, url);
      if (origin !== undefined && !own) throw forged();
      if (site !== undefined && site !== 'same-origin' && !own) throw forged();
      const session = c.req.header('cookie')?.includes(cookie) ?? false;
      if (session && !own && site !== 'same-origin') throw forged();
      requireJson(c);
    }
    await next();
  };
}

function requireJson(c: Context<AppEnv>): void {
  const length = c.req.header('content-length');
  const hasBody = (length !== undefined && length !== '0') || c.req.header('transfer-encoding') !== undefined;
  const type = c.req.header('content-type');
  if (!hasBody && type === undefined) return;
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(type ?? '')?.[1] ?? 'utf-8';
  // JSON is read as UTF-8 whatever is claimed: words in GBK would be stored as nonsense
  if (/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type ?? '') && /^utf-?8$/i.test(charset)) return;
  throw new AppError(
    415,
    'json-only',
    { zh: '请求体须为 UTF-8 的 application/json', en: 'The body must be application/json in UTF-8' },
    {
      errors: [
        {
          field: 'Content-Type',
          code: 'json-only',
          message: { zh: '须为 UTF-8 的 application/json', en: 'Must be application/json in UTF-8' },
          expected: 'application/json',
        },
      ],
    },
  );
}
