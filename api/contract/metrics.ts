import { z } from '@hono/zod-openapi';
import { DIMENSIONS } from '../../analytics/question.ts';
import { Bilingual, Millis } from './common.ts';

const GroupKey = z.array(z.string().nullable());
const Share = z.number().nullable();

/** Query parameters of every metric route. `where` repeats: `where=department:logistics,dining&where=channel:hotline`;
 * `(none)` stands for null. Times are epoch ms or ISO 8601. */
export const QuestionQuery = z.object({
  by: z.string().optional(),
  where: z.union([z.string(), z.array(z.string())]).optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  asOf: z.string().optional(),
  /** A string here, so that all that a question can be wrong in is told in one way (`api/metrics/question.ts`). */
  clock: z
    .string()
    .optional()
    .openapi({ enum: ['elapsed', 'working'] }),
});

export const MetricDefinition = z
  .object({
    id: z.string(),
    shape: z.enum(['rate', 'duration', 'count']),
    unit: z.enum(['ratio', 'hours', 'tickets']),
    name: Bilingual,
    summary: Bilingual,
    better: z.enum(['higher', 'lower']).nullable(),
    /** What rows of it can be listed: `denominator`, `numerator`, `missed`, `events`, `censored`. */
    parts: z.array(z.string()),
    definition: z.object({
      population: Bilingual,
      numerator: Bilingual.optional(),
      denominator: Bilingual.optional(),
      basis: Bilingual,
      exclusions: Bilingual,
      formula: Bilingual,
      source: z.string(),
      version: z.number().int(),
    }),
    dimensions: z.array(z.enum(DIMENSIONS)),
  })
  .openapi('MetricDefinition');
export type MetricDefinition = z.infer<typeof MetricDefinition>;
/** GET /api/v1/metrics -> { metrics: MetricDefinition[] } */
export const MetricList = z.object({ metrics: z.array(MetricDefinition) }).openapi('MetricList');

export const RateGroup = z.object({
  key: GroupKey,
  value: Share,
  numerator: z.number(),
  denominator: z.number(),
  low: Share,
  high: Share,
  sample: z.number(),
  defaults: z.object({ value: Share, numerator: z.number(), denominator: z.number() }).optional(),
});
export const DurationGroup = z.object({
  key: GroupKey,
  median: Share,
  low: Share,
  high: Share,
  p90: Share,
  events: z.number(),
  censored: z.number(),
  competing: z.number(),
  sample: z.number(),
  within: z.array(z.object({ hours: z.number(), share: Share, low: Share, high: Share, atRisk: z.number() })),
  closedOnly: z.object({ median: Share, p90: Share, n: z.number() }),
  estimator: z.enum(['kaplan-meier', 'aalen-johansen', 'quantile']),
  precision: z.union([
    z.object({ kind: z.literal('exact') }),
    z.object({ kind: z.literal('binned'), medianBetween: z.tuple([z.number(), z.number()]).nullable() }),
  ]),
  faults: z.number(),
});
export const CountGroup = z.object({
  key: GroupKey,
  value: z.number(),
  sample: z.number(),
  age: z.object({ median: Share, p90: Share }).optional(),
});
const head = {
  metric: z.string(),
  asOf: Millis,
  clock: z.enum(['elapsed', 'working']),
  position: z.number().int(),
  notes: z.array(z.string()),
};
/** GET /api/v1/metrics/{id} */
export const MetricAnswer = z
  .discriminatedUnion('shape', [
    z.object({ ...head, shape: z.literal('rate'), unit: z.literal('ratio'), groups: z.array(RateGroup) }),
    z.object({
      ...head,
      shape: z.literal('duration'),
      unit: z.literal('hours'),
      groups: z.array(DurationGroup),
    }),
    z.object({ ...head, shape: z.literal('count'), unit: z.literal('tickets'), groups: z.array(CountGroup) }),
  ])
  .openapi('MetricAnswer');
export type MetricAnswer = z.infer<typeof MetricAnswer>;

/** GET /api/v1/metrics/{id}/curve (durations only) */
export const CurveAnswer = z
  .object({
    metric: z.string(),
    asOf: Millis,
    curves: z.array(
      z.object({
        key: GroupKey,
        points: z.array(
          z.object({ hours: z.number(), share: z.number(), low: Share, high: Share, atRisk: z.number() }),
        ),
      }),
    ),
  })
  .openapi('CurveAnswer');
export type CurveAnswer = z.infer<typeof CurveAnswer>;

/** GET /api/v1/metrics/{id}/rows?part=&cursor=&limit=: the rows behind a figure. `total` equals the figure.
 * No personal data: number, kind, department, channel, category, times. */
export const MetricRow = z.object({
  ticketId: z.string().nullable(),
  number: z.string().nullable(),
  kind: z.string().nullable(),
  department: z.string().nullable(),
  channel: z.string().nullable(),
  campus: z.string().nullable(),
  category: z.string().nullable(),
  /** The times and values that the metric reads: receivedAt, dueAt, answeredAt, level ... */
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export const MetricRows = z
  .object({
    metric: z.string(),
    part: z.string(),
    total: z.number().int(),
    items: z.array(MetricRow),
    nextCursor: z.string().nullable(),
  })
  .openapi('MetricRows');
export type MetricRows = z.infer<typeof MetricRows>;

/** GET /api/v1/board/overview: several answers to one question, in one round trip; `by` is ignored. */
export const BoardOverview = z
  .object({
    asOf: Millis,
    /** Events that the facts have not seen yet. */
    behind: z.number().int(),
    headline: z.record(z.string(), MetricAnswer),
    /** on-time-rate, resolution-time, satisfied-rate, volume, open, overdue by department. */
    byDepartment: z.record(z.string(), MetricAnswer),
    byChannel: z.record(z.string(), MetricAnswer),
    /** volume, on-time-rate, satisfied-rate by week. */
    trend: z.record(z.string(), MetricAnswer),
    names: z.object({
      department: z.record(z.string(), Bilingual),
      campus: z.record(z.string(), Bilingual),
      category: z.record(z.string(), Bilingual),
    }),
  })
  .openapi('BoardOverview');
export type BoardOverview = z.infer<typeof BoardOverview>;
