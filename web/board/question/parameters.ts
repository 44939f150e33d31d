import type { Dimension, Filter } from '../../../analytics/question.ts';
import { narrowedTo, writeWhere, type BoardQuestion } from './board-question.ts';
import type { Span } from './period.ts';

/** The query of the metric routes. */
export type Parameters = Record<string, string | readonly string[]>;

/** A question as the API takes it: every time as epoch ms, so that no zone can be misread. */
export function parametersOf(question: BoardQuestion, span: Span, by: readonly Dimension[] = []): Parameters {
  return {
    ...(by.length > 0 ? { by: by.join(',') } : {}),
    ...(question.where.length > 0 ? { where: writeWhere(question.where) } : {}),
    ...(span.from === null ? {} : { from: String(span.from) }),
    ...(span.to === null ? {} : { to: String(span.to) }),
    ...(question.asOf === null ? {} : { asOf: String(question.asOf) }),
    ...(question.clock === 'working' ? { clock: question.clock } : {}),
  };
}

/** The question of one group: its own value in place of whatever its dimension was narrowed to. */
export function withinGroup(question: BoardQuestion, group: readonly Filter[]): BoardQuestion {
  const where = group.reduce<readonly Filter[]>(
    (filters, one) => narrowedTo(filters, one.dimension, one.values),
    question.where,
  );
  return { ...question, where };
}
