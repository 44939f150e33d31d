import { createRoute, z } from '@hono/zod-openapi';
import { ActionRequest, TicketDetail, TicketPage, TicketQuery, ViewCounts } from '../contract/tickets.ts';
import type { Huiyin } from '../huiyin.ts';
import { recordAccess } from '../identity/access.ts';
import { requireViewer, type Viewer } from '../identity/session.ts';
import { json, newRoutes, problems } from '../openapi.ts';
import { AppError, notFound } from '../problem.ts';
import type { Actor } from '../workflow/action.ts';
import { perform } from '../workflow/perform.ts';
import { refusalOf } from '../workflow/refusal.ts';
import { ticketDetail } from './detail.ts';
import { listTickets, viewCounts } from './inbox.ts';

const tags = ['tickets'];
const idParam = z.object({ id: z.string().max(64) });

export function staffActor(viewer: Viewer): Actor {
  return { type: 'staff', id: viewer.userId, role: viewer.role, scope: viewer.scope };
}

/** A ticket within the viewer's rows; one outside of them is not there for them. */
export async function visibleTicket(huiyin: Huiyin, viewer: Viewer, id: string): Promise<TicketDetail> {
  const detail = await ticketDetail(huiyin, id, staffActor(viewer));
  if (!detail || !mayRead(viewer, detail))
    throw notFound({ zh: '没有这张工单', en: 'There is no such ticket' });
  return detail;
}

function mayRead(viewer: Viewer, ticket: TicketDetail): boolean {
  if (viewer.scope === null) return true;
  const open = ticket.rectifications.filter((each) => each.closedAt === null);
  const departments = [ticket.department?.code, ...open.map((each) => each.department?.code)];
  return departments.some((code) => code !== undefined && viewer.scope?.includes(code));
}

/** What a list was asked for, as in its address: `view=open&department=it`. Words searched for may be a name. */
function asked({
  cursor: _cursor,
  limit: _limit,
  sort: _sort,
  purpose: _purpose,
  ...filters
}: TicketQuery): string {
  const named = { ...filters, ...(filters.q ? { q: '…' } : {}) };
  return Object.entries(named)
    .flatMap(([name, value]) => (value ? [`${name}=${value}`] : []))
    .join('&');
}

/** The desk's routes. */
export function ticketRoutes(huiyin: Huiyin) {
  return newRoutes()
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/v1/tickets',
        tags,
        summary: 'The inbox',
        request: { query: TicketQuery },
        responses: { 200: json(TicketPage), ...problems(400, 401, 403) },
      }),
      async (c) => {
        const viewer = requireViewer(c, 'ticket.read');
        const query = c.req.valid('query');
        const page = await listTickets(huiyin, query, viewer.scope);
        if (query.purpose === 'export' && query.cursor === undefined)
          await recordAccess(huiyin, viewer, { action: 'export', ticketId: null, field: asked(query) });
        return c.json(page, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/v1/tickets/counts',
        tags,
        summary: 'How many tickets each view holds',
        responses: { 200: json(ViewCounts), ...problems(401, 403) },
      }),
      async (c) => c.json(await viewCounts(huiyin, requireViewer(c, 'ticket.read').scope), 200),
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/v1/tickets/{id}',
        tags,
        summary: 'One ticket; that it was opened is recorded',
        request: { params: idParam },
        responses: { 200: json(TicketDetail), ...problems(401, 403, 404) },
      }),
      async (c) => {
        const viewer = requireViewer(c, 'ticket.read');
        const detail = await visibleTicket(huiyin, viewer, c.req.valid('param').id);
        recordAccess(huiyin, viewer, { action: 'open', ticketId: detail.id });
        return c.json(detail, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/v1/tickets/{id}/actions/{action}',
        tags,
        summary: 'Act on a ticket; the actions it offers stand in its detail',
        request: {
          params: idParam.extend({ action: z.string().max(40) }),
          body: { content: { 'application/json': { schema: ActionRequest } }, required: true },
        },
        responses: { 200: json(TicketDetail), ...problems(401, 403, 404, 409, 422) },
      }),
      async (c) => {
        const viewer = requireViewer(c, 'ticket.act');
        const { id, action } = c.req.valid('param');
        await visibleTicket(huiyin, viewer, id);
        const { version, input } = c.req.valid('json');
        const done = await perform(huiyin, {
          ticketId: id,
          action,
          input,
          actor: staffActor(viewer),
          version,
        });
        if (!done.ok) throw refusalOf(done);
        // after a return the ticket may have left the viewer's rows: what they did is still shown to them
        const detail = await ticketDetail(huiyin, id, staffActor(viewer));
        if (!detail)
          throw new AppError(500, 'lost', { zh: '工单读取失败', en: 'The ticket could not be read' });
        return c.json(detail, 200);
      },
    );
}
