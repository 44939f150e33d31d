import type { Bilingual } from '../../../api/contract/common.ts';
import type { PublicStep } from '../../../api/contract/public.ts';
import type { FOLLOW } from './texts.ts';
import { wordOfLevel } from './word-of-level.ts';

/** One step of the timeline as a sentence, and its time limit where it set one. */
export function sayStep(
  step: PublicStep,
  t: (typeof FOLLOW)['zh'],
  inWords: (pair: Bilingual) => string,
  moment: (at: number) => string,
): { what: string; due: string | null } {
  const due = step.dueAt === null ? null : t.stepDue(moment(step.dueAt));
  const department = step.department ? inWords(step.department.name) : t.theDepartment;
  switch (step.kind) {
    case 'dispatched':
    case 'reopened':
      return { what: t.step[step.kind](department), due };
    case 'rectification-opened':
      return {
        what: t.step[step.kind](department),
        due: step.dueAt === null ? null : t.stepRectify(moment(step.dueAt)),
      };
    case 'rated':
      return { what: t.step.rated(step.level === null ? '' : wordOfLevel(step.level)), due: null };
    case 'received':
      return { what: t.step.received, due };
    default:
      return { what: t.step[step.kind], due: null };
  }
}
