import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Huiyin } from '../huiyin.ts';
import type { AppEnv } from '../identity/session.ts';
import { AppError } from '../problem.ts';
import { clientAddress } from './client-address.ts';
import { doorLimits } from './door-limits.ts';
import { securityHeaders } from './headers.ts';
import { sameOrigin } from './same-origin.ts';

export const MOST_BODY_BYTES = 1_000_000;

const tooLarge = (): AppError =>
  new AppError(413, 'too-large', {
    zh: `请求体超过 ${MOST_BODY_BYTES / 1_000_000} MB`,
    en: `The body is larger than ${MOST_BODY_BYTES / 1_000_000} MB`,
  });

/** What stands before every route: headers, the client's address, floods, forged requests, size. */
export function security(huiyin: Huiyin): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.use('*', securityHeaders(huiyin.settings.url.startsWith('https:')));
  routes.use('*', async (c, next) => {
    c.set('client', clientAddress(c, huiyin.settings.proxyHeader));
    c.set('viewer', null);
    await next();
  });
  routes.use('/api/*', doorLimits(huiyin));
  routes.use('/api/*', sameOrigin(huiyin));
  routes.use('/api/*', bodySize());
  return routes;
}

/**
 * A length that is told is compared, and Node holds the sender to it; only a body without one is read first. Reading
 * every body here would cost each request its fast path.
 */
function bodySize(): MiddlewareHandler<AppEnv> {
  const read = bodyLimit({
    maxSize: MOST_BODY_BYTES,
    onError: () => {
      throw tooLarge();
    },
  });
  return async (c, next) => {
    const told = c.req.header('content-length');
    if (told !== undefined && c.req.header('transfer-encoding') === undefined) {
      if (Number(told) > MOST_BODY_BYTES) throw tooLarge();
      return next();
    }
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    return read(c, next);
  };
}
