import { createRoute } from '@hono/zod-openapi';
import { Session } from '../contract/tickets.ts';
import type { Huiyin } from '../huiyin.ts';
import { json, newRoutes, problems } from '../openapi.ts';
import { requireViewer } from './session.ts';

export function sessionRoutes(huiyin: Huiyin) {
  return newRoutes().openapi(
    createRoute({
      method: 'get',
      path: '/api/v1/session',
      tags: ['identity'],
      summary: 'Who is signed in and what they may do',
      responses: { 200: json(Session), ...problems(401) },
    }),
    (c) => {
      const viewer = requireViewer(c);
      return c.json(
        {
          user: { id: viewer.userId, name: viewer.name, email: viewer.email },
          role: viewer.role,
          department: huiyin.organisation.department(viewer.department),
          permissions: [...viewer.permissions],
          demonstration: huiyin.settings.demonstration,
          zone: huiyin.settings.zone,
          expiresAt: viewer.expiresAt,
        },
        200,
      );
    },
  );
}
