import { createRoute, z } from '@hono/zod-openapi';
import {
  FollowedTicket,
  FollowRequest,
  NewSubmission,
  PublicOptions,
  RateRequest,
  ReopenRequest,
  SubmissionReceipt,
  SupplementRequest,
} from '../contract/public.ts';
import type { Huiyin } from '../huiyin.ts';
import { idempotencyKey } from '../intake/idempotency.ts';
import { json, newRoutes, problems } from '../openapi.ts';
import { follow, rateByCode, reopenByCode, supplementByCode } from './act.ts';
import { publicOptions } from './options.ts';
import { submit } from './submit.ts';

const tags = ['public'];
const body = <T extends z.ZodType>(schema: T) => ({
  content: { 'application/json': { schema } },
  required: true,
});
const keyHeader = z.object({ 'idempotency-key': z.string().optional() });

/** The citizen's routes: no session; what they touch is opened by number and query code. */
export function publicRoutes(huiyin: Huiyin) {
  return newRoutes()
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/v1/public/options',
        tags,
        summary: 'What the forms need: kinds, campuses, categories, reasons',
        responses: { 200: json(PublicOptions) },
      }),
      (c) => c.json(publicOptions(huiyin), 200),
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/v1/submissions',
        tags,
        summary: 'Lodge a matter; answers with the ticket number and the query code',
        request: { body: body(NewSubmission), headers: keyHeader },
        responses: { 201: json(SubmissionReceipt), ...problems(400, 413, 422, 429) },
      }),
      async (c) => {
        const key = idempotencyKey(c.req.valid('header')['idempotency-key'], huiyin.newId);
        return c.json(await submit(huiyin, c.req.valid('json'), key), 201);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/v1/public/follow',
        tags,
        summary: 'A ticket by number and query code',
        request: { body: body(FollowRequest) },
        responses: { 200: json(FollowedTicket), ...problems(403, 423, 422, 429) },
      }),
      async (c) => c.json(await follow(huiyin, c.req.valid('json')), 200),
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/v1/public/rate',
        tags,
        summary: 'Rate the answer',
        request: { body: body(RateRequest) },
        responses: { 200: json(FollowedTicket), ...problems(403, 422, 423, 429) },
      }),
      async (c) => c.json(await rateByCode(huiyin, c.req.valid('json')), 200),
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/v1/public/reopen',
        tags,
        summary: 'Ask that it be handled again',
        request: { body: body(ReopenRequest) },
        responses: { 200: json(FollowedTicket), ...problems(403, 422, 423, 429) },
      }),
      async (c) => c.json(await reopenByCode(huiyin, c.req.valid('json')), 200),
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/v1/public/supplement',
        tags,
        summary: 'Add to what was written',
        request: { body: body(SupplementRequest) },
        responses: { 200: json(FollowedTicket), ...problems(403, 422, 423, 429) },
      }),
      async (c) => c.json(await supplementByCode(huiyin, c.req.valid('json')), 200),
    );
}
