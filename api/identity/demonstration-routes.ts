import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { DemonstrationAccounts, DemonstrationSignIn } from '../contract/tickets.ts';
import type { Huiyin } from '../huiyin.ts';
import { json, newRoutes, noContent, problems, requestBody } from '../openapi.ts';
import { notFound } from '../problem.ts';
import { isLoopbackAddress, peerAddress } from '../security/client-address.ts';
import { hostName } from '../security/same-origin.ts';
import { isLoopback } from '../settings.ts';
import type { Auth } from './auth.ts';
import { writeSessionToken } from './session-cookie.ts';
import type { AppEnv } from './session.ts';
import { listUsers } from './users.ts';

const tags = ['identity'];

/** Headers by which a proxy shows itself: behind one, everybody comes from loopback. */
const PROXIES = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'];

/**
 * Only in a demonstration, only for who sits at this machine: the connection is from loopback, no proxy stands between,
 * and the name that was dialled is loopback too, for a foreign name may be made to point here. Elsewhere there is
 * nothing, not even a refusal.
 */
function mustSitHere(huiyin: Huiyin, c: Context<AppEnv>): void {
  const { demonstration, proxyHeader } = huiyin.settings;
  const host = c.req.header('host') ?? new URL(c.req.url).host;
  const proxied = [...PROXIES, ...(proxyHeader === null ? [] : [proxyHeader])].some(
    (name) => c.req.header(name) !== undefined,
  );
  if (demonstration && !proxied && isLoopbackAddress(peerAddress(c)) && isLoopback(hostName(host))) return;
  throw notFound({ zh: `没有 ${c.req.path}`, en: `There is no ${c.req.path}` });
}

/** Signing in to the demonstration with one press. */
export function demonstrationRoutes(huiyin: Huiyin, auth: Auth) {
  return newRoutes()
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/v1/demonstration',
        tags,
        summary: 'Accounts of the demonstration; 404 anywhere else',
        responses: { 200: json(DemonstrationAccounts), ...problems(404) },
      }),
      async (c) => {
        mustSitHere(huiyin, c);
        const accounts = (await listUsers(huiyin)).flatMap((each) =>
          each.active && each.role !== null
            ? [
                {
                  role: each.role,
                  name: each.name,
                  email: each.email,
                  department: huiyin.organisation.department(each.department),
                },
              ]
            : [],
        );
        return c.json({ accounts }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/v1/demonstration/sign-in',
        tags,
        summary: 'Sign in as one of them without a password; 404 anywhere else',
        request: { body: requestBody(DemonstrationSignIn) },
        responses: { 204: noContent('Signed in'), ...problems(404, 422) },
      }),
      async (c) => {
        mustSitHere(huiyin, c);
        const { email } = c.req.valid('json');
        const found = (await listUsers(huiyin)).find((each) => each.active && each.email === email);
        if (!found) throw notFound({ zh: '没有这个演示账号', en: 'There is no such account' });
        const { internalAdapter } = await auth.$context;
        const session = await internalAdapter.createSession(found.id);
        await writeSessionToken(huiyin, c, session.token);
        return c.body(null, 204);
      },
    );
}
