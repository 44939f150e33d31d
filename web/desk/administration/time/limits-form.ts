import type { TimeLimits } from '../../../../api/contract/administration.ts';
import { KINDS, URGENCIES } from '../../closed-lists.ts';

export const STAGES = ['dispatch', 'sign', 'answer'] as const;
export type Stage = (typeof STAGES)[number];

/** A line of the form: hours as they are typed; empty where the normal line holds. */
export interface LimitLine {
  kind: (typeof KINDS)[number];
  urgency: (typeof URGENCIES)[number];
  hours: Record<Stage, string>;
}
export interface LimitsForm {
  lines: LimitLine[];
  rectification: string;
}

const typed = (minutes: number): string => String(Math.round((minutes / 60) * 100) / 100);

/** Every kind with every urgency, in hours. */
export function limitsForm(limits: TimeLimits): LimitsForm {
  const lines = KINDS.flatMap((kind) =>
    URGENCIES.map((urgency): LimitLine => {
      const found = limits.limits.find((one) => one.kind === kind && one.urgency === urgency);
      return {
        kind,
        urgency,
        hours: {
          dispatch: found ? typed(found.dispatchMinutes) : '',
          sign: found ? typed(found.signMinutes) : '',
          answer: found ? typed(found.answerMinutes) : '',
        },
      };
    }),
  );
  return { lines, rectification: typed(limits.rectificationMinutes) };
}

/** Whole minutes above 0, or null. */
function minutesOf(hours: string): number | null {
  const minutes = Math.round(Number(hours.trim()) * 60);
  return hours.trim() !== '' && Number.isFinite(minutes) && minutes > 0 ? minutes : null;
}

export type LimitProblem = 'bad' | 'all';
export interface ReadLimits {
  limits: TimeLimits | null;
  /** By `kind/urgency`, and `rectification`. */
  problems: Record<string, LimitProblem>;
}

/** What the form says: lines left empty are left out, except that a normal line is needed. */
export function readLimits(form: LimitsForm, version: number): ReadLimits {
  const problems: Record<string, LimitProblem> = {};
  const limits = form.lines.flatMap((line) => {
    const given = STAGES.filter((stage) => line.hours[stage].trim() !== '');
    if (given.length === 0 && line.urgency !== 'normal') return [];
    const dispatchMinutes = minutesOf(line.hours.dispatch);
    const signMinutes = minutesOf(line.hours.sign);
    const answerMinutes = minutesOf(line.hours.answer);
    if (dispatchMinutes === null || signMinutes === null || answerMinutes === null) {
      const partly = given.every((stage) => minutesOf(line.hours[stage]) !== null);
      problems[`${line.kind}/${line.urgency}`] = partly && line.urgency !== 'normal' ? 'all' : 'bad';
      return [];
    }
    return [{ kind: line.kind, urgency: line.urgency, dispatchMinutes, signMinutes, answerMinutes }];
  });
  const rectificationMinutes = minutesOf(form.rectification);
  if (rectificationMinutes === null) problems['rectification'] = 'bad';
  const whole = Object.keys(problems).length === 0 && rectificationMinutes !== null;
  return { limits: whole ? { version, rectificationMinutes, limits } : null, problems };
}
