import { Hono } from 'hono';
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
  routes.use(
    '/api/*',
    bodyLimit({
      maxSize: MOST_BODY_BYTES,
      onError: () => {
        throw tooLarge();
      },
    }),
  );
  return routes;
}
