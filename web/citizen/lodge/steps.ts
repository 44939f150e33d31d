import type { Answers } from './draft.ts';

export const STEPS = ['kind', 'where', 'tell', 'reach', 'check'] as const;
export type Step = (typeof STEPS)[number];

export function isStep(value: unknown): value is Step {
  return STEPS.some((step) => step === value);
}

/** The step itself, or the first before it that lacks what it must have: so that a bookmark opens no empty check. */
export function stepAllowed(answers: Answers, wanted: Step): Step {
  const missing = STEPS.find((step) => step === wanted || lacks(answers, step));
  return missing ?? wanted;
}

function lacks(answers: Answers, step: Step): boolean {
  if (step === 'kind') return answers.kind === null;
  if (step === 'tell') return answers.text.trim() === '';
  return step === 'reach' && answers.disclosure === null;
}

export function stepAfter(step: Step): Step {
  return STEPS[STEPS.indexOf(step) + 1] ?? 'check';
}

export function stepBefore(step: Step): Step | null {
  return STEPS[STEPS.indexOf(step) - 1] ?? null;
}
