import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Question } from '../../analytics/question.ts';
import {
  BoardOverview,
  CurveAnswer,
  MetricAnswer,
  MetricList,
  MetricRows,
  QuestionQuery,
} from '../contract/metrics.ts';
import type { Huiyin } from '../huiyin.ts';
import { recordAccess } from '../identity/access.ts';
import { requireViewer, type AppEnv, type Viewer } from '../identity/session.ts';
import { json, newRoutes, problems } from '../openapi.ts';
import { answerMetric, curvesOfMetric } from './answer.ts';
import { definitions } from './definition.ts';
import { narrowed } from './number-scope.ts';
import { namesReader } from './names.ts';
import { overview } from './overview.ts';
import { readQuestion } from './question.ts';
import { refuseOtherParameters } from './parameters.ts';
import { rowsOfMetric } from './rows.ts';

const tags = ['metrics'];
const idParam = z.object({ id: z.string().max(60) });
const RowsQuery = QuestionQuery.extend({
  part: z.string().max(40).openapi({ description: 'One of the metric’s parts: denominator, missed, …' }),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

/** The numbers, each with its definition and the tickets behind it. */
export function metricRoutes(huiyin: Huiyin) {
  const names = namesReader(huiyin);

  function asked(c: Context<AppEnv>, viewer: Viewer, query: z.infer<typeof QuestionQuery>): Question {
    // the validator keeps only one of a repeated parameter in some forms: the URL has them all
    const where = c.req.queries('where');
    return narrowed(readQuestion({ ...query, where }, huiyin.clock()), viewer);
  }

  return newRoutes()
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/v1/metrics',
        tags,
        summary: 'Every metric with its definition, its parts and its dimensions',
        responses: { 200: json(MetricList), ...problems(401, 403) },
      }),
      (c) => {
        requireViewer(c, 'board');
        return c.json({ metrics: definitions() }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/v1/metrics/{id}',
        tags,
        summary: 'One figure, or one for each group; as of any instant',
        description:
          'A department’s people are answered for their own departments, whatever they ask. `asOf` counts what had ' +
          'happened by then. 部门人员只得到本部门的数字；`asOf` 按当时已发生的事计算。',
        request: { params: idParam, query: QuestionQuery },
        responses: { 200: json(MetricAnswer), ...problems(400, 401, 403, 404) },
      }),
      async (c) => {
        const viewer = requireViewer(c, 'board');
        refuseOtherParameters(c, QuestionQuery);
        const question = asked(c, viewer, c.req.valid('query'));
        return c.json(await answerMetric(huiyin, c.req.valid('param').id, question), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/v1/metrics/{id}/curve',
        tags,
        summary: 'The survival or incidence curve of each group of a duration',
        request: { params: idParam, query: QuestionQuery },
        responses: { 200: json(CurveAnswer), ...problems(400, 401, 403, 404) },
      }),
      async (c) => {
        const viewer = requireViewer(c, 'board');
        refuseOtherParameters(c, QuestionQuery);
        const { id } = c.req.valid('param');
        const question = asked(c, viewer, c.req.valid('query'));
        const curves = await curvesOfMetric(huiyin, id, question);
        return c.json({ metric: id, asOf: question.asOf, curves }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/v1/metrics/{id}/rows',
        tags,
        summary: 'Exactly the tickets behind a figure; that they were listed is recorded',
        description:
          '`total` equals the figure of the part. Nothing about a person stands here. ' +
          '`total` 与数字一致，不含个人信息。',
        request: { params: idParam, query: RowsQuery },
        responses: { 200: json(MetricRows), ...problems(400, 401, 403, 404, 422) },
      }),
      async (c) => {
        const viewer = requireViewer(c, 'board');
        refuseOtherParameters(c, RowsQuery);
        const { id } = c.req.valid('param');
        const { part, cursor, limit, ...query } = c.req.valid('query');
        const question = asked(c, viewer, query);
        const rows = await rowsOfMetric(huiyin, id, question, { part, cursor: cursor ?? null, limit });
        recordAccess(huiyin, viewer, { action: 'rows', ticketId: null, field: `${id}/${part}` });
        return c.json(rows, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/v1/board/overview',
        tags,
        summary: 'The board’s first page in one answer; `by` is ignored',
        request: { query: QuestionQuery },
        responses: { 200: json(BoardOverview), ...problems(400, 401, 403) },
      }),
      async (c) => {
        const viewer = requireViewer(c, 'board');
        refuseOtherParameters(c, QuestionQuery);
        const question = asked(c, viewer, { ...c.req.valid('query'), by: undefined });
        return c.json(await overview(huiyin, names, question), 200);
      },
    );
}
