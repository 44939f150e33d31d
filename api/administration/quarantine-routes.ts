import { createRoute, z } from '@hono/zod-openapi';
import { replay } from '../channels/replay.ts';
import { Dismissal, QuarantinePage } from '../contract/administration.ts';
import type { Huiyin } from '../huiyin.ts';
import { requireViewer } from '../identity/session.ts';
import { json, newRoutes, noContent, problems, requestBody } from '../openapi.ts';
import { change } from './change.ts';
import { dismiss, listQuarantine } from './quarantine.ts';

const tags = ['administration'];
const params = z.object({ id: z.string().max(64) });
const Query = z.object({
  state: z.enum(['held', 'replayed', 'dismissed']).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
});

/** What a source sent and nobody could read: seen, replayed after a fix, or dismissed for a reason. */
export function quarantineRoutes(huiyin: Huiyin) {
  return newRoutes()
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/v1/quarantine',
        tags,
        summary: 'Messages that nobody could read, newest first',
        request: { query: Query },
        responses: { 200: json(QuarantinePage), ...problems(400, 401, 403) },
      }),
      async (c) => {
        requireViewer(c, 'quarantine');
        return c.json(await listQuarantine(huiyin, c.req.valid('query')), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/v1/quarantine/{id}/replay',
        tags,
        summary: 'Hand a message to its channel again, as of when it arrived',
        request: { params },
        responses: { 204: noContent('Understood now'), ...problems(401, 403, 404, 422) },
      }),
      async (c) => {
        const viewer = requireViewer(c, 'quarantine');
        const { id } = c.req.valid('param');
        await replay(huiyin, id, viewer.userId);
        await change(huiyin, viewer, 'quarantine.replay', { id }, async () => {});
        return c.body(null, 204);
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        path: '/api/v1/quarantine/{id}',
        tags,
        summary: 'Dismiss a message for a reason; it stays on disk',
        request: { params, body: requestBody(Dismissal) },
        responses: { 204: noContent('Dismissed'), ...problems(401, 403, 404, 422) },
      }),
      async (c) => {
        const viewer = requireViewer(c, 'quarantine');
        await dismiss(huiyin, viewer, c.req.valid('param').id, c.req.valid('json').reason);
        return c.body(null, 204);
      },
    );
}
