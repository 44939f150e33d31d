import { createRoute, z } from '@hono/zod-openapi';
import { AccessPage } from '../contract/administration.ts';
import { Revealed, RevealRequest } from '../contract/tickets.ts';
import type { Huiyin } from '../huiyin.ts';
import { json, newRoutes, problems, requestBody } from '../openapi.ts';
import { TokenBuckets } from '../security/token-bucket.ts';
import { tooMany } from '../security/too-many.ts';
import { accessPage } from './access-log.ts';
import { reveal } from './reveal.ts';
import { requireViewer } from './session.ts';

const AccessQuery = z.object({
  ticket: z.string().max(40).optional(),
  user: z.string().max(64).optional(),
  action: z.string().max(40).optional(),
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
});

/** Reading a name or a number, and reading who did. */
export function accessRoutes(huiyin: Huiyin) {
  // somebody who works through a list of people is not answering a ticket
  const reveals = new TokenBuckets({ burst: 30, perMinute: 10 });
  return newRoutes()
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/v1/tickets/{id}/reveal',
        tags: ['tickets'],
        summary: 'A name or a number in full; who looked and why is recorded',
        request: { params: z.object({ id: z.string().max(64) }), body: requestBody(RevealRequest) },
        responses: { 200: json(Revealed), ...problems(401, 403, 404, 422, 429) },
      }),
      async (c) => {
        const viewer = requireViewer(c, 'reveal');
        const wait = huiyin.settings.rateLimits ? reveals.take(viewer.userId, huiyin.clock()) : null;
        if (wait !== null) throw tooMany(wait);
        const value = await reveal(huiyin, viewer, c.req.valid('param').id, c.req.valid('json'));
        return c.json({ value }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/v1/access-log',
        tags: ['administration'],
        summary: 'Who looked at what, newest first',
        request: { query: AccessQuery },
        responses: { 200: json(AccessPage), ...problems(400, 401, 403, 422) },
      }),
      async (c) => {
        requireViewer(c, 'audit');
        return c.json(await accessPage(huiyin, c.req.valid('query')), 200);
      },
    );
}
