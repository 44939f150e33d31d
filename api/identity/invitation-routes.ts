import { createRoute } from '@hono/zod-openapi';
import { Invitation, InvitationAcceptance, InvitationLook } from '../contract/administration.ts';
import type { Huiyin } from '../huiyin.ts';
import { json, newRoutes, noContent, problems, requestBody } from '../openapi.ts';
import { acceptInvitation, lookAtInvitation } from './invitations.ts';

const tags = ['identity'];

/** One-time links: `/desk/welcome?token=` asks for whom the link is, then sets a password. */
export function invitationRoutes(huiyin: Huiyin) {
  return newRoutes()
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/v1/invitations/look',
        tags,
        summary: 'For whom a one-time link is; in the body, so that no log keeps the token',
        request: { body: requestBody(InvitationLook) },
        responses: { 200: json(Invitation), ...problems(410, 422, 429) },
      }),
      async (c) => {
        const { purpose, name, email, expiresAt } = await lookAtInvitation(huiyin, c.req.valid('json').token);
        return c.json({ purpose, name, email, expiresAt }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/v1/invitations/accept',
        tags,
        summary: 'Make the first administrator, or set the password of whoever was invited',
        request: { body: requestBody(InvitationAcceptance) },
        responses: { 204: noContent('Done: sign in with the password'), ...problems(409, 410, 422, 429) },
      }),
      async (c) => {
        await acceptInvitation(huiyin, c.req.valid('json'));
        return c.body(null, 204);
      },
    );
}
