import { lastAtMost, type LifeTable } from './life-table.ts';
import { REACHED, Z95 } from './normal.ts';

export type Band = 'log-log' | 'log' | 'plain';

/** One place for each duration at which an event happened, in rising order. */
export type SurvivalCurve = {
  durations: Float64Array;
  /** At risk just before. */
  atRisk: Float64Array;
  /** S(t): share still without the event, right-continuous. */
  survival: Float64Array;
  /** Greenwood's sum. */
  greenwood: Float64Array;
  band: Band;
};

export type SurvivalPoint = {
  duration: number;
  atRisk: number;
  survival: number;
  /** 95 % limits; null where S is 0 or the standard error is not defined, as R has it. */
  low: number | null;
  high: number | null;
};

/**
 * Kaplan-Meier estimate of the share still without the event (Kaplan and Meier, JASA 1958;53:457), variance by Greenwood,
 * limits on the log-log scale unless asked (Kalbfleisch and Prentice). Events precede censorings at ties. Competing ends
 * are taken as censored: callers for whom they compete use `aalenJohansen`.
 */
export function kaplanMeier(table: LifeTable, band: Band = 'log-log'): SurvivalCurve {
  const { durations, events, competing, censored } = table;
  const [at, atRisk] = [new Float64Array(durations.length), new Float64Array(durations.length)];
  const [survival, greenwood] = [new Float64Array(durations.length), new Float64Array(durations.length)];
  let size = 0;
  let left = table.all;
  let share = 1;
  let sum = 0;
  for (let place = 0; place < durations.length; place += 1) {
    const happened = events[place] ?? 0;
    if (happened > 0) {
      share = happened === left ? 0 : share * (1 - happened / left);
      sum += happened / (left * (left - happened));
      at[size] = durations[place] ?? 0;
      atRisk[size] = left;
      survival[size] = share;
      greenwood[size] = sum;
      size += 1;
    }
    left -= happened + (competing[place] ?? 0) + (censored[place] ?? 0);
  }
  return {
    durations: at.subarray(0, size),
    atRisk: atRisk.subarray(0, size),
    survival: survival.subarray(0, size),
    greenwood: greenwood.subarray(0, size),
    band,
  };
}

export function survivalPoint(curve: SurvivalCurve, place: number): SurvivalPoint {
  const [survival = 1, greenwood = 0] = [curve.survival[place], curve.greenwood[place]];
  return {
    duration: curve.durations[place] ?? 0,
    atRisk: curve.atRisk[place] ?? 0,
    survival,
    ...limits(survival, greenwood, curve.band),
  };
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

/** First duration at which the share without the event is at most `1 - p`; null where it never is. */
export function survivalQuantile({ durations, survival }: SurvivalCurve, p: number): number | null {
  const at = 1 - p + REACHED;
  return durations[survival.findIndex((share) => share <= at)] ?? null;
}

/** Limits of a quantile: first durations at which the limits of the band are at most `1 - p`. */
export function survivalQuantileLimits(
  curve: SurvivalCurve,
  p: number,
): { low: number | null; high: number | null } {
  const at = 1 - p + REACHED;
  const first = (limit: 'low' | 'high'): number | null => {
    const reached = (share: number, place: number): boolean => {
      // the upper limit lies above the share, and costs powers and logarithms
      if (limit === 'high' && share > at) return false;
      const value = limits(share, curve.greenwood[place] ?? 0, curve.band)[limit];
      return value !== null && value <= at;
    };
    return curve.durations[curve.survival.findIndex(reached)] ?? null;
  };
  return { low: first('low'), high: first('high') };
}

/** The point in force at a duration; null before the first event. */
export function survivalAt(curve: SurvivalCurve, duration: number): SurvivalPoint | null {
  const place = lastAtMost(curve.durations, duration);
  return place < 0 ? null : survivalPoint(curve, place);
}
