import type { Metric } from './metric.ts';
import { custodyTime } from './custody-time.ts';
import { firstAnswerTime } from './first-answer-time.ts';
import { onTimeRate } from './on-time-rate.ts';
import { open } from './open.ts';
import { overdue } from './overdue.ts';
import { ratingParticipation } from './rating-participation.ts';
import { rectificationOnTimeRate } from './rectification-on-time-rate.ts';
import { reopenRate } from './reopen-rate.ts';
import { resolutionTime } from './resolution-time.ts';
import { returnRate } from './return-rate.ts';
import { satisfiedRate } from './satisfied-rate.ts';
import { signOnTimeRate } from './sign-on-time-rate.ts';
import { sourceOnTimeRate } from './source-on-time-rate.ts';
import { volume } from './volume.ts';

/** Every metric, in the order in which lists show them. A new one is a file and a line. */
export const METRICS: readonly Metric[] = [
  onTimeRate,
  signOnTimeRate,
  sourceOnTimeRate,
  resolutionTime,
  firstAnswerTime,
  custodyTime,
  satisfiedRate,
  ratingParticipation,
  returnRate,
  reopenRate,
  rectificationOnTimeRate,
  open,
  overdue,
  volume,
];

export function metricById(id: string): Metric | undefined {
  return METRICS.find((metric) => metric.id === id);
}
