import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Huiyin } from '../huiyin.ts';
import type { AppEnv } from '../identity/session.ts';
import { newRoutes } from '../openapi.ts';
import { organisationRoutes } from './organisation-routes.ts';
import { quarantineRoutes } from './quarantine-routes.ts';
import { routingRoutes } from './routing-routes.ts';
import { sourceRoutes } from './source-routes.ts';
import { timeRoutes } from './time-routes.ts';
import { userRoutes } from './user-routes.ts';
import { windowRoutes } from './window-routes.ts';

/** Everything an installation is told about itself. */
export function administrationRoutes(huiyin: Huiyin): OpenAPIHono<AppEnv> {
  const routes = newRoutes();
  routes.route('/', organisationRoutes(huiyin));
  routes.route('/', routingRoutes(huiyin));
  routes.route('/', timeRoutes(huiyin));
  routes.route('/', windowRoutes(huiyin));
  routes.route('/', sourceRoutes(huiyin));
  routes.route('/', quarantineRoutes(huiyin));
  routes.route('/', userRoutes(huiyin));
  return routes;
}
