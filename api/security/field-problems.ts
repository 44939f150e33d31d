import { z } from 'zod';
import { fieldErrors } from '../../ingest/field-errors.ts';
import type { FieldProblem } from '../problem.ts';

/**
 * What is wrong with each field of a request, in both languages. The validator parses without reporting the input, so
 * whether a field is missing or of the wrong type is read from Zod's own message.
 */
export function fieldProblems(issues: readonly z.core.$ZodIssue[]): FieldProblem[] {
  const told = issues.map((issue) =>
    issue.code === 'invalid_type' && !issue.message.endsWith('received undefined')
      ? { ...issue, input: issue.input ?? null }
      : issue,
  );
  return fieldErrors(new z.ZodError(told));
}
