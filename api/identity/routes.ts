import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Huiyin } from '../huiyin.ts';
import { newRoutes } from '../openapi.ts';
import { accessRoutes } from './access-routes.ts';
import { createAuth } from './auth.ts';
import { demonstrationRoutes } from './demonstration-routes.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import type { AppEnv } from './session.ts';
import { signInRoutes } from './sign-in-routes.ts';

/** Who asks, how they sign in, and what they looked at. */
export function identityRoutes(huiyin: Huiyin): OpenAPIHono<AppEnv> {
  const auth = createAuth(huiyin);
  const routes = newRoutes();
  routes.route('/', sessionRoutes(huiyin));
  routes.route('/', signInRoutes(huiyin, auth));
  routes.route('/', demonstrationRoutes(huiyin, auth));
  routes.route('/', invitationRoutes(huiyin));
  routes.route('/', accessRoutes(huiyin));
  return routes;
}
