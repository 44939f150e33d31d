import { CallError } from '../call.ts';
import type { FieldError } from '../page.ts';

/**
 * What to say of a refused or lost request: the server's words where it gave any.
 *
 * @param fields ids on the page of the fields that the server names
 */
export function tellFailure(
  error: unknown,
  network: string,
  fields: Record<string, string> = {},
): FieldError[] {
  if (!(error instanceof CallError)) throw error;
  const { problem } = error;
  if (!problem) return [{ field: '', message: network }];
  const first = problem.errors?.[0];
  // a wrong code says in `detail` how many tries are left, which its field's message does not
  if (!first || error.status === 403)
    return [{ field: fields[first?.field ?? ''] ?? '', message: problem.detail }];
  return (problem.errors ?? []).map(({ field, message }) => ({ field: fields[field] ?? '', message }));
}
