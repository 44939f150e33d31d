import { OpenAPIHono, type z } from '@hono/zod-openapi';
import { NOT_PLAIN, unstorableIn } from '../ingest/plain-text.ts';
import type { AppEnv } from './identity/session.ts';
import { Problem } from './contract/common.ts';
import { AppError, type FieldProblem } from './problem.ts';
import { fieldProblems } from './security/field-problems.ts';

/** A group of routes whose bad input becomes problem details that name each field in the reader's language. */
export function newRoutes(): OpenAPIHono<AppEnv> {
  return new OpenAPIHono<AppEnv>({
    defaultHook(result) {
      const errors = result.success
        ? unstorableIn(result.data).map(notPlain)
        : fieldProblems(result.error.issues);
      if (errors.length > 0)
        throw new AppError(
          422,
          'invalid-input',
          { zh: '填写有误，请看标出的各项', en: 'Some fields are not right' },
          { errors },
        );
    },
  });
}

/** What would be cut short when it is stored is refused: its hash would never fit again. */
function notPlain(field: string): FieldProblem {
  const { code, zh, en } = NOT_PLAIN;
  return { field, code, message: { zh: `${field}：${zh}`, en: `${field}: ${en}` } };
}

/** A response with a JSON body of this schema. */
export function json<T extends z.ZodType>(schema: T, description = 'OK') {
  return { description, content: { 'application/json': { schema } } };
}

type ProblemResponse = {
  description: string;
  content: { 'application/problem+json': { schema: typeof Problem } };
};

/** Problem responses of these statuses, for the description. */
export function problems(...statuses: number[]): Record<number, ProblemResponse> {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: 'Problem details (RFC 9457)',
        content: { 'application/problem+json': { schema: Problem } },
      },
    ]),
  );
}

/** A request body, required, of this schema. */
export function requestBody<T extends z.ZodType>(schema: T) {
  return { content: { 'application/json': { schema } }, required: true };
}

/** 204: it is done and there is nothing to say. */
export function noContent(description: string) {
  return { description };
}
