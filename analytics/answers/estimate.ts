import type { DurationMetric } from '../metrics/metric.ts';
import { aalenJohansen, incidenceAt, incidenceQuantile } from '../stats/aalen-johansen.ts';
import type { LifeCell } from '../stats/cells.ts';
import { kaplanMeier, survivalAt, survivalQuantile } from '../stats/kaplan-meier.ts';

type Reached = { value: number | null; low: number | null; high: number | null };
type Share = { share: number; low: number | null; high: number | null };

/** Either estimator, asked in the same words. Durations in the cells' unit. */
export type Estimate = {
  quantile(p: number): Reached;
  /** Share that has had the event by a duration. */
  within(duration: number): Share;
  /** Ends after which a row could still have had the event. */
  open: readonly LifeCell['end'][];
};

export function estimateOf(estimator: DurationMetric['estimator'], cells: readonly LifeCell[]): Estimate {
  return estimator === 'kaplan-meier' ? survivalEstimate(cells) : incidenceEstimate(cells);
}

function survivalEstimate(cells: readonly LifeCell[]): Estimate {
  const points = kaplanMeier(cells);
  return {
    quantile: (p) => survivalQuantile(points, p),
    within(duration) {
      const point = survivalAt(points, duration);
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

function incidenceEstimate(cells: readonly LifeCell[]): Estimate {
  const points = aalenJohansen(cells);
  return {
    quantile: (p) => incidenceQuantile(points, p),
    within(duration) {
      const point = incidenceAt(points, duration);
      return { share: point?.incidence ?? 0, low: point?.low ?? null, high: point?.high ?? null };
    },
    open: ['censored'],
  };
}
