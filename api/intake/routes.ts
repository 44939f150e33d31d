import { createRoute, z } from '@hono/zod-openapi';
import { eq } from 'drizzle-orm';
import { CallerHistory, IntakeReceipt, IntakeRequest, Suggestion } from '../contract/tickets.ts';
import type { Huiyin } from '../huiyin.ts';
import { recordAccess } from '../identity/access.ts';
import { requireViewer } from '../identity/session.ts';
import { persons } from '../ledger/schema.ts';
import { json, newRoutes, problems } from '../openapi.ts';
import { ticketsOfPhone } from '../tickets/inbox.ts';
import { intakeAtDesk } from './at-desk.ts';
import { idempotencyKey } from './idempotency.ts';
import { phoneHash, readablePhone } from './phone.ts';

const tags = ['intake'];

/** The operator's and the clerk's one screen. */
export function intakeRoutes(huiyin: Huiyin) {
  return newRoutes()
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/v1/intake',
        tags,
        summary: 'Lodge a matter for a caller or a visitor',
        request: {
          body: { content: { 'application/json': { schema: IntakeRequest } }, required: true },
          headers: z.object({ 'idempotency-key': z.string().optional() }),
        },
        responses: { 201: json(IntakeReceipt), ...problems(401, 403, 422) },
      }),
      async (c) => {
        const viewer = requireViewer(c, 'intake');
        const key = idempotencyKey(c.req.valid('header')['idempotency-key'], huiyin.newId);
        return c.json(await intakeAtDesk(huiyin, c.req.valid('json'), viewer.userId, key), 201);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/v1/callers',
        tags,
        summary: "A caller's history by number; the look is recorded",
        request: { query: z.object({ phone: z.string().max(32) }) },
        responses: { 200: json(CallerHistory), ...problems(401, 403, 422) },
      }),
      async (c) => {
        const viewer = requireViewer(c, 'intake');
        const phone = readablePhone(c.req.valid('query').phone, 'phone');
        const known = await huiyin.store.read
          .select({ ticketId: persons.ticketId, name: persons.name })
          .from(persons)
          .where(eq(persons.phoneHash, phoneHash(huiyin.keys, phone)));
        // a name is shown: the look is on disk before it
        await recordAccess(huiyin, viewer, { action: 'caller-history', ticketId: null });
        const tickets = await ticketsOfPhone(
          huiyin,
          known.map((each) => each.ticketId),
          viewer.scope,
        );
        return c.json({ phone, name: known.find((each) => each.name !== null)?.name ?? null, tickets }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/v1/suggestion',
        tags,
        summary: 'A category and a department for these words, or null',
        request: { query: z.object({ text: z.string().max(4000) }) },
        responses: { 200: json(Suggestion), ...problems(401, 403) },
      }),
      (c) => {
        requireViewer(c, 'intake');
        const proposal = huiyin.suggester.propose(c.req.valid('query').text);
        if (!proposal) return c.json({ suggestion: null }, 200);
        return c.json(
          {
            suggestion: {
              category: huiyin.organisation.category(proposal.category),
              department: huiyin.organisation.department(proposal.department),
              confidence: proposal.confidence,
              because: proposal.because,
              from: proposal.from,
            },
          },
          200,
        );
      },
    );
}
