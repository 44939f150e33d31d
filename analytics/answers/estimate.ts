import type { DurationMetric } from '../metrics/metric.ts';
import {
  aalenJohansen,
  incidenceAt,
  incidenceQuantile,
  incidenceQuantileLimits,
} from '../stats/aalen-johansen.ts';
import { kaplanMeier, survivalAt, survivalQuantile, survivalQuantileLimits } from '../stats/kaplan-meier.ts';
import type { LifeCell, LifeTable } from '../stats/life-table.ts';

type Limits = { low: number | null; high: number | null };
type Share = { share: number } & Limits;

/** Either estimator, asked in the same words. Durations in the table's unit. */
export type Estimate = {
  quantile(p: number): number | null;
  /** 95 % limits of a quantile. */
  limits(p: number): Limits;
  /** Share that has had the event by a duration. */
  within(duration: number): Share;
  /** Ends after which a row could still have had the event. */
  open: readonly LifeCell['end'][];
};

export function estimateOf(estimator: DurationMetric['estimator'], table: LifeTable): Estimate {
  return estimator === 'kaplan-meier' ? survivalEstimate(table) : incidenceEstimate(table);
}

function survivalEstimate(table: LifeTable): Estimate {
  const curve = kaplanMeier(table);
  return {
    quantile: (p) => survivalQuantile(curve, p),
    limits: (p) => survivalQuantileLimits(curve, p),
    within(duration) {
      const point = survivalAt(curve, duration);
      if (!point) return { share: 0, low: null, high: null };
      const { survival, low, high } = point;
      return {
        share: 1 - survival,
        low: high === null ? null : 1 - high,
        high: low === null ? null : 1 - low,
      };
    },
    open: ['censored', 'competing'],
  };
}

function incidenceEstimate(table: LifeTable): Estimate {
  const curve = aalenJohansen(table);
  return {
    quantile: (p) => incidenceQuantile(curve, p),
    limits: (p) => incidenceQuantileLimits(curve, p),
    within(duration) {
      const point = incidenceAt(curve, duration);
      return { share: point?.incidence ?? 0, low: point?.low ?? null, high: point?.high ?? null };
    },
    open: ['censored'],
  };
}
