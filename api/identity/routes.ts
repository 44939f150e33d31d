import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Huiyin } from '../huiyin.ts';
import { newRoutes } from '../openapi.ts';
import type { AppEnv } from './session.ts';
import { sessionRoutes } from './session-routes.ts';

/** Who asks, how they sign in, and what they looked at. */
export function identityRoutes(huiyin: Huiyin): OpenAPIHono<AppEnv> {
  const routes = newRoutes();
  routes.route('/', sessionRoutes(huiyin));
  return routes;
}
