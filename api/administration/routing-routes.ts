import { createRoute, z } from '@hono/zod-openapi';
import {
  RoutingDryRun,
  RoutingDryRunRequest,
  RoutingOrder,
  RoutingRule,
  RoutingRuleChange,
  RoutingRules,
} from '../contract/administration.ts';
import { dryRun } from '../dispatch/dry-run.ts';
import type { Huiyin } from '../huiyin.ts';
import { requireViewer } from '../identity/session.ts';
import { json, newRoutes, noContent, problems, requestBody } from '../openapi.ts';
import { addRule, orderRules, putRule, removeRule } from './routing-rules.ts';

const tags = ['administration'];
const params = z.object({ id: z.string().max(64) });

/** Which department takes what: rules, their order, and what they would have done. */
export function routingRoutes(huiyin: Huiyin) {
  const all = () => ({ rules: huiyin.organisation.now.rules });
  return newRoutes()
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/v1/routing-rules',
        tags,
        summary: 'The routing rules in their order',
        responses: { 200: json(RoutingRules), ...problems(401, 403) },
      }),
      (c) => {
        requireViewer(c, 'admin');
        return c.json(all(), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/v1/routing-rules',
        tags,
        summary: 'Add a rule, after the others',
        request: { body: requestBody(RoutingRuleChange) },
        responses: { 201: json(RoutingRule), ...problems(401, 403, 422) },
      }),
      async (c) => c.json(await addRule(huiyin, requireViewer(c, 'admin'), c.req.valid('json')), 201),
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/api/v1/routing-rules/order',
        tags,
        summary: 'Set the order of all rules',
        request: { body: requestBody(RoutingOrder) },
        responses: { 200: json(RoutingRules), ...problems(401, 403, 409, 422) },
      }),
      async (c) => {
        await orderRules(huiyin, requireViewer(c, 'admin'), c.req.valid('json').ids);
        return c.json(all(), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/api/v1/routing-rules/{id}',
        tags,
        summary: 'Change a rule',
        request: { params, body: requestBody(RoutingRuleChange) },
        responses: { 200: json(RoutingRule), ...problems(401, 403, 404, 422) },
      }),
      async (c) => {
        const viewer = requireViewer(c, 'admin');
        return c.json(await putRule(huiyin, viewer, c.req.valid('param').id, c.req.valid('json')), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        path: '/api/v1/routing-rules/{id}',
        tags,
        summary: 'Remove a rule',
        request: { params },
        responses: { 204: noContent('Removed'), ...problems(401, 403, 404) },
      }),
      async (c) => {
        await removeRule(huiyin, requireViewer(c, 'admin'), c.req.valid('param').id);
        return c.body(null, 204);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/v1/routing-rules/dry-run',
        tags,
        summary: 'What the rules would have done with the tickets of the last days; nothing is changed',
        request: { body: requestBody(RoutingDryRunRequest) },
        responses: { 200: json(RoutingDryRun), ...problems(401, 403, 422) },
      }),
      async (c) => {
        requireViewer(c, 'admin');
        return c.json(await dryRun(huiyin, c.req.valid('json').days), 200);
      },
    );
}
