import { KINDS, URGENCIES, type Kind, type Urgency } from '../../ingest/submission.ts';
import type { TimeLimits } from '../contract/administration.ts';

/** Seven working hours: 08:30-12:00 and 14:00-17:30. */
const DAY = 7 * 60;

const ANSWER_DAYS: Record<Kind, number> = {
  consultation: 2,
  help: 5,
  suggestion: 5,
  complaint: 7,
  report: 7,
  praise: 5,
};

function limit(kind: Kind, urgency: Urgency): TimeLimits['limits'][number] {
  const hurried = urgency !== 'normal';
  return {
    kind,
    urgency,
    dispatchMinutes: hurried ? 30 : 2 * 60,
    signMinutes: hurried ? 60 : 4 * 60,
    answerMinutes:
      urgency === 'critical'
        ? DAY
        : urgency === 'urgent'
          ? Math.min(2, ANSWER_DAYS[kind]) * DAY
          : ANSWER_DAYS[kind] * DAY,
  };
}

/**
 * The proposal of `domain.md` 2.5 for a university, until the administrator sets another: sign within 4 working
 * hours (urgent 1), consultation 2 working days, help and suggestion 5, complaint and report 7, rectification 5.
 */
export const DEFAULT_TIME_LIMITS: TimeLimits = {
  version: 1,
  rectificationMinutes: 5 * DAY,
  limits: KINDS.flatMap((kind) => URGENCIES.map((urgency) => limit(kind, urgency))),
};
