import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Huiyin } from '../huiyin.ts';
import type { AppEnv } from '../identity/session.ts';
import { newRoutes } from '../openapi.ts';

/** Everything an installation is told about itself. */
export function administrationRoutes(_huiyin: Huiyin): OpenAPIHono<AppEnv> {
  const routes = newRoutes();
  return routes;
}
