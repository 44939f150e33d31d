import type { Filter, Question } from '../../analytics/question.ts';
import { needsDepartment } from '../identity/roles.ts';
import type { Viewer } from '../identity/session.ts';

/**
 * Departments whose numbers a person may see; null for all. A department's people see their own, whatever they ask for;
 * whoever else may open the board sees all: a leader, who reads no ticket, reads every number.
 */
export function numberScope(viewer: Pick<Viewer, 'role' | 'scope'>): readonly string[] | null {
  return needsDepartment(viewer.role) ? (viewer.scope ?? []) : null;
}

/** The question that is answered to this person: narrowed to their departments, on the server. */
export function narrowed(question: Question, viewer: Pick<Viewer, 'role' | 'scope'>): Question {
  const scope = numberScope(viewer);
  if (scope === null) return question;
  const asked = question.where.find(({ dimension }) => dimension === 'department');
  const department: Filter = {
    dimension: 'department',
    values: asked ? asked.values.filter((code) => code !== null && scope.includes(code)) : [...scope],
  };
  return {
    ...question,
    where: [...question.where.filter(({ dimension }) => dimension !== 'department'), department],
  };
}
