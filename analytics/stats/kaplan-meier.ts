import { lifeSteps, type LifeCell } from './cells.ts';
import { REACHED, Z95 } from './normal.ts';

export type Band = 'log-log' | 'log' | 'plain';

export type SurvivalPoint = {
  duration: number;
  /** At risk just before. */
  atRisk: number;
  events: number;
  /** S(t): share still without the event, right-continuous. */
  survival: number;
  /** 95 % limits; null where S is 0 or the standard error is not defined, as R has it. */
  low: number | null;
  high: number | null;
};

/**
 * Kaplan-Meier estimate of the share still without the event (Kaplan and Meier, JASA 1958;53:457), variance by Greenwood,
 * limits on the log-log scale unless asked (Kalbfleisch and Prentice). Events precede censorings at ties. Competing ends
 * are taken as censored: callers for whom they compete use `aalenJohansen`.
 *
 * @param cells durations of one unit with counts; negative durations throw
 * @returns one point for each duration at which an event happened
 * @throws RangeError on a negative or non-finite duration
 */
export function kaplanMeier(cells: Iterable<LifeCell>, band: Band = 'log-log'): SurvivalPoint[] {
  const steps = lifeSteps(cells);
  let atRisk = 0;
  for (const step of steps) {
    if (!(step.duration >= 0)) throw new RangeError(`a duration cannot be ${step.duration}`);
    atRisk += step.events + step.competing + step.censored;
  }
  const points: SurvivalPoint[] = [];
  let survival = 1;
  let greenwood = 0;
  for (const step of steps) {
    if (step.events > 0) {
      survival = step.events === atRisk ? 0 : survival * (1 - step.events / atRisk);
      greenwood += step.events / (atRisk * (atRisk - step.events));
      points.push({
        duration: step.duration,
        atRisk,
        events: step.events,
        survival,
        ...limits(survival, greenwood, band),
      });
    }
    atRisk -= step.events + step.competing + step.censored;
  }
  return points;
}

function limits(
  survival: number,
  greenwood: number,
  band: Band,
): { low: number | null; high: number | null } {
  if (survival <= 0 || survival >= 1 || !Number.isFinite(greenwood)) return { low: null, high: null };
  const error = Math.sqrt(greenwood);
  if (band === 'plain')
    return {
      low: Math.max(0, survival - Z95 * survival * error),
      high: Math.min(1, survival + Z95 * survival * error),
    };
  if (band === 'log')
    return { low: survival * Math.exp(-Z95 * error), high: Math.min(1, survival * Math.exp(Z95 * error)) };
  const log = Math.log(survival);
  const spread = Math.exp((Z95 * error) / Math.abs(log));
  return { low: survival ** spread, high: survival ** (1 / spread) };
}

/**
 * First duration at which the share without the event is at most `1 - p`, with limits read from the band in the same way.
 * Not reached is null.
 */
export function survivalQuantile(
  points: readonly SurvivalPoint[],
  p: number,
): { value: number | null; low: number | null; high: number | null } {
  const at = 1 - p + REACHED;
  const first = (read: (point: SurvivalPoint) => number | null): number | null =>
    points.find((point) => {
      const share = read(point);
      return share !== null && share <= at;
    })?.duration ?? null;
  return {
    value: first((point) => point.survival),
    low: first((point) => point.low),
    high: first((point) => point.high),
  };
}

/** The point in force at a duration; null before the first event. */
export function survivalAt(points: readonly SurvivalPoint[], duration: number): SurvivalPoint | null {
  return points.findLast((point) => point.duration <= duration) ?? null;
}
