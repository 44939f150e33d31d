import type { MiddlewareHandler } from 'hono';
import type { Huiyin } from '../huiyin.ts';
import type { AppEnv } from '../identity/session.ts';
import { addressGroup } from './client-address.ts';
import { TokenBuckets, type Allowance } from './token-bucket.ts';
import { tooMany } from './too-many.ts';

/**
 * How often one address may knock at the doors that need no session. A whole campus may share one address, so these
 * stop floods, not people; guessing is stopped by the lock of each ticket and of each account.
 */
const DOORS: readonly { path: RegExp; allowance: Allowance }[] = [
  { path: /^\/api\/v1\/submissions$/, allowance: { burst: 60, perMinute: 60 } },
  { path: /^\/api\/v1\/public\/(?!options$)/, allowance: { burst: 60, perMinute: 60 } },
  { path: /^\/api\/v1\/invitations\//, allowance: { burst: 20, perMinute: 10 } },
  { path: /^\/api\/auth\//, allowance: { burst: 40, perMinute: 20 } },
  { path: /^\/api\/v1\/demonstration/, allowance: { burst: 120, perMinute: 120 } },
  // a device that was without a network delivers what it kept
  { path: /^\/api\/v1\/kiosk\//, allowance: { burst: 300, perMinute: 120 } },
  // a platform pushes for everybody from a few addresses
  { path: /^\/api\/v1\/channels\//, allowance: { burst: 1200, perMinute: 2400 } },
];

/** Refuses floods at the open doors with 429. */
export function doorLimits(huiyin: Huiyin): MiddlewareHandler<AppEnv> {
  const doors = DOORS.map(({ path, allowance }) => ({ path, buckets: new TokenBuckets(allowance) }));
  return async (c, next) => {
    if (huiyin.settings.rateLimits) {
      const door = doors.find(({ path }) => path.test(c.req.path));
      const wait = door?.buckets.take(addressGroup(c.get('client')), huiyin.clock()) ?? null;
      if (wait !== null) throw tooMany(wait);
    }
    await next();
  };
}
