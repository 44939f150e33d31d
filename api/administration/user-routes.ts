import { createRoute, z } from '@hono/zod-openapi';
import {
  InvitedUser,
  NewStaffUser,
  OneTimeLink,
  StaffUser,
  StaffUserChange,
  StaffUsers,
} from '../contract/administration.ts';
import type { Huiyin } from '../huiyin.ts';
import { createPasswordLink } from '../identity/invitations.ts';
import { requireViewer } from '../identity/session.ts';
import { createUser, listUsers, setMembership } from '../identity/users.ts';
import { json, newRoutes, problems, requestBody } from '../openapi.ts';

const tags = ['administration'];
const params = z.object({ id: z.string().max(64) });

/** Members of staff; nobody but themselves ever knows a password. */
export function userRoutes(huiyin: Huiyin) {
  return newRoutes()
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/v1/users',
        tags,
        summary: 'Members of staff',
        responses: { 200: json(StaffUsers), ...problems(401, 403) },
      }),
      async (c) => {
        requireViewer(c, 'admin');
        return c.json({ users: await listUsers(huiyin) }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/v1/users',
        tags,
        summary: 'Add a member of staff; the link with which they set their password is shown once',
        request: { body: requestBody(NewStaffUser) },
        responses: { 201: json(InvitedUser), ...problems(401, 403, 409, 422) },
      }),
      async (c) => {
        const { userId } = requireViewer(c, 'admin');
        const user = await createUser(huiyin, { ...c.req.valid('json'), password: null }, userId);
        return c.json({ user, link: await createPasswordLink(huiyin, user.id, userId) }, 201);
      },
    )
    .openapi(
      createRoute({
        method: 'patch',
        path: '/api/v1/users/{id}',
        tags,
        summary: 'Change name, role, department, or whether they may sign in; holds from their next request',
        request: { params, body: requestBody(StaffUserChange) },
        responses: { 200: json(StaffUser), ...problems(401, 403, 404, 409, 422) },
      }),
      async (c) => {
        const { userId } = requireViewer(c, 'admin');
        const { id } = c.req.valid('param');
        return c.json(await setMembership(huiyin, id, c.req.valid('json'), userId), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/v1/users/{id}/link',
        tags,
        summary: 'Another one-time link to set a password; the ones before stop working',
        request: { params },
        responses: { 200: json(OneTimeLink), ...problems(401, 403, 404) },
      }),
      async (c) => {
        const { userId } = requireViewer(c, 'admin');
        return c.json(await createPasswordLink(huiyin, c.req.valid('param').id, userId), 200);
      },
    );
}
