import { inArray } from 'drizzle-orm';
import { partsOf, rowsBehind } from '../../analytics/ask.ts';
import type { Condition } from '../../analytics/condition.ts';
import type { AnyFact } from '../../analytics/facts/schema.ts';
import type { Metric } from '../../analytics/metrics/metric.ts';
import type { Question } from '../../analytics/question.ts';
import type { RowsPage } from '../../analytics/stores/store.ts';
import type { MetricRow, MetricRows } from '../contract/metrics.ts';
import type { Huiyin } from '../huiyin.ts';
import { tickets } from '../ledger/schema.ts';
import { AppError } from '../problem.ts';
import type { Asked } from './answer.ts';
import { askedMetric } from './asked-metric.ts';
import { frameOf } from './frame.ts';
import type { z } from 'zod';

export type RowsRequest = { part: string; cursor: string | null; limit: number };
type Row = z.infer<typeof MetricRow>;

/**
 * The rows behind a figure, with nothing about a person. Of a grouped figure, the group is asked for by `where`.
 *
 * @throws AppError as `answerMetric`, and 400 for an unknown part or a cursor of another list
 */
export async function rowsOfMetric(
  huiyin: Asked,
  id: string,
  question: Question,
  request: RowsRequest,
): Promise<MetricRows> {
  const metric = askedMetric(id, question);
  const parts = partsOf(metric);
  if (!parts.includes(request.part)) throw unknownPart(metric, request.part, parts);
  const page = await pageOf(huiyin, metric, question, request);
  const numbers = await numbersOf(huiyin, page.rows);
  const columns = columnsRead(metric);
  return {
    metric: metric.id,
    part: request.part,
    total: page.total,
    items: page.rows.map((row) => itemOf(row, columns, numbers)),
    nextCursor: page.next,
  };
}

async function pageOf(
  huiyin: Asked,
  metric: Metric,
  question: Question,
  { part, cursor, limit }: RowsRequest,
): Promise<RowsPage> {
  const frame = await frameOf(huiyin, question);
  try {
    return await rowsBehind(huiyin.facts, metric, part, question, frame, { after: cursor, limit });
  } catch (error) {
    // what a store calls out of its range is the only thing in this that came from outside
    if (error instanceof RangeError && cursor !== null) throw badCursor();
    throw error;
  }
}

function unknownPart(metric: Metric, part: string, parts: readonly string[]): AppError {
  const message = {
    zh: `指标“${metric.name.zh}”没有“${part}”这一部分，可用：${parts.join('、')}`,
    en: `"${metric.name.en}" has no part "${part}"; there are ${parts.join(', ')}`,
  };
  return new AppError(400, 'unknown-part', message, {
    errors: [{ field: 'part', code: 'unknown-part', message, expected: parts.join(', ') }],
  });
}

function badCursor(): AppError {
  const message = {
    zh: '分页标记无效，请从第一页重新开始',
    en: 'Not a cursor of ours: begin with the first page',
  };
  return new AppError(400, 'bad-cursor', message, {
    errors: [{ field: 'cursor', code: 'bad-cursor', message }],
  });
}

async function numbersOf(
  huiyin: Pick<Huiyin, 'store'>,
  rows: readonly AnyFact[],
): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap(({ ticketId }) => (ticketId ? [String(ticketId)] : [])))];
  if (ids.length === 0) return new Map();
  const found = await huiyin.store.read
    .select({ id: tickets.id, number: tickets.number })
    .from(tickets)
    .where(inArray(tickets.id, ids));
  return new Map(found.map(({ id, number }) => [id, number]));
}

function itemOf(row: AnyFact, columns: readonly string[], numbers: ReadonlyMap<string, string>): Row {
  const ticketId = text(row.ticketId);
  return {
    ticketId,
    number: ticketId === null ? null : (numbers.get(ticketId) ?? null),
    kind: text(row.kind),
    department: text(row.department),
    channel: text(row.channel),
    campus: text(row.campus),
    category: text(row.category),
    values: Object.fromEntries(columns.map((column) => [column, row[column] ?? null])),
  };
}

const text = (value: AnyFact[string] | undefined): string | null =>
  value === undefined || value === null ? null : String(value);

/** The columns that a metric reads, in the order in which it names them. */
export function columnsRead(metric: Metric): string[] {
  const columns = new Set([metric.basis, ...columnsIn(metric.population)]);
  const add = (...more: (string | null)[]): void => {
    for (const column of more) if (column !== null) columns.add(column);
  };
  if (metric.shape === 'duration') add(metric.start, metric.stop, metric.competing);
  else if (metric.shape === 'count') add(metric.ageFrom);
  else if ('incidence' in metric) add(metric.incidence.start, metric.incidence.stop);
  else add(...columnsIn(metric.success), ...(metric.faults ? columnsIn(metric.faults) : []));
  return [...columns];
}

function columnsIn(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(columnsIn);
  if ('any' in condition) return condition.any.flatMap(columnsIn);
  if ('not' in condition) return columnsIn(condition.not);
  if ('is' in condition || !('column' in condition.to)) return [condition.column];
  return [condition.column, condition.to.column];
}
