import type { Context } from 'hono';
import type { z } from 'zod';
import { AppError, type FieldProblem } from '../problem.ts';

/** The language of an answer may be asked for anywhere. */
const EVERYWHERE = ['lang'];

/**
 * A misspelt parameter is refused: a figure without the filter that somebody believes in is a wrong figure.
 *
 * @throws AppError 400 `unknown-parameter` naming each
 */
export function refuseOtherParameters(c: Context, query: z.ZodObject): void {
  const known = [...Object.keys(query.shape), ...EVERYWHERE];
  const errors = Object.keys(c.req.queries())
    .filter((name) => !known.includes(name))
    .map((name): FieldProblem => ({
      field: name,
      code: 'unknown-parameter',
      message: {
        zh: `没有参数“${name}”，可用：${known.join('、')}`,
        en: `There is no parameter "${name}"; there are ${known.join(', ')}`,
      },
      expected: known.join(', '),
    }));
  const [first] = errors;
  if (first) throw new AppError(400, 'unknown-parameter', first.message, { errors });
}
