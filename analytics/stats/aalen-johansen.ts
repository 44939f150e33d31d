import { lastAtMost, type LifeTable } from './life-table.ts';
import { REACHED, Z95 } from './normal.ts';

/** One place for each duration at which an event happened, in rising order. */
export type IncidenceCurve = {
  durations: Float64Array;
  /** At risk just before. */
  atRisk: Float64Array;
  /** Cumulative incidence: share that has had the event by now, competing ends and all. */
  incidence: Float64Array;
  variance: Float64Array;
};

export type IncidencePoint = {
  duration: number;
  atRisk: number;
  incidence: number;
  low: number | null;
  high: number | null;
};

/**
 * Cumulative incidence of the event where competing ends take rows away for good (Aalen and Johansen, Scand J Stat
 * 1978;5:141). Variance by Gray's and Marubini-Valsecchi's delta-method sum (as `cuminc`), limits on the log-log scale of
 * 1 - incidence. Events and competing ends precede censorings at ties.
 */
export function aalenJohansen(table: LifeTable): IncidenceCurve {
  const { durations, events, competing, censored } = table;
  const [at, atRisk] = [new Float64Array(durations.length), new Float64Array(durations.length)];
  const [shares, variances] = [new Float64Array(durations.length), new Float64Array(durations.length)];
  let size = 0;
  let left = table.all;
  let survival = 1;
  let incidence = 0;
  // the variance sum over t_j <= t has terms in (I(t) - I(t_j)): expanded, so that one pass is enough
  let a0 = 0;
  let a1 = 0;
  let a2 = 0;
  let b0 = 0;
  let b1 = 0;
  let c = 0;
  for (let place = 0; place < durations.length; place += 1) {
    const happened = events[place] ?? 0;
    const ends = happened + (competing[place] ?? 0);
    if (ends > 0) {
      const before = survival;
      incidence += before * (happened / left);
      survival = ends === left ? 0 : before * (1 - ends / left);
      const greenwood = left > ends ? ends / (left * (left - ends)) : 0;
      a0 += greenwood;
      a1 += greenwood * incidence;
      a2 += greenwood * incidence * incidence;
      const share = (before * happened) / left ** 2;
      b0 += share;
      b1 += share * incidence;
      c += (before * before * happened * (left - happened)) / left ** 3;
      if (happened > 0) {
        at[size] = durations[place] ?? 0;
        atRisk[size] = left;
        shares[size] = incidence;
        variances[size] =
          a0 * incidence * incidence - 2 * incidence * a1 + a2 + c - 2 * (incidence * b0 - b1);
        size += 1;
      }
    }
    left -= ends + (censored[place] ?? 0);
  }
  return {
    durations: at.subarray(0, size),
    atRisk: atRisk.subarray(0, size),
    incidence: shares.subarray(0, size),
    variance: variances.subarray(0, size),
  };
}

export function incidencePoint(curve: IncidenceCurve, place: number): IncidencePoint {
  const [incidence = 0, variance = 0] = [curve.incidence[place], curve.variance[place]];
  return {
    duration: curve.durations[place] ?? 0,
    atRisk: curve.atRisk[place] ?? 0,
    incidence,
    ...limits(incidence, variance),
  };
}

function limits(incidence: number, variance: number): { low: number | null; high: number | null } {
  const left = 1 - incidence;
  if (incidence <= 0 || left <= 0 || !(variance > 0)) return { low: null, high: null };
  const spread = Math.exp((Z95 * Math.sqrt(variance)) / (left * Math.abs(Math.log(left))));
  return { low: 1 - left ** (1 / spread), high: 1 - left ** spread };
}

/** First duration at or past which the incidence is `p`; null where it never is. */
export function incidenceQuantile({ durations, incidence }: IncidenceCurve, p: number): number | null {
  return durations[incidence.findIndex((share) => share >= p - REACHED)] ?? null;
}

/** Limits of a quantile, read from the band in the same way. */
export function incidenceQuantileLimits(
  curve: IncidenceCurve,
  p: number,
): { low: number | null; high: number | null } {
  const first = (limit: 'low' | 'high'): number | null => {
    const reached = (incidence: number, place: number): boolean => {
      const value = limits(incidence, curve.variance[place] ?? 0)[limit];
      return value !== null && value >= p - REACHED;
    };
    return curve.durations[curve.incidence.findIndex(reached)] ?? null;
  };
  // the upper limit of the share is the first to get there
  return { low: first('high'), high: first('low') };
}

/** The point in force at a duration; null before the first event. */
export function incidenceAt(curve: IncidenceCurve, duration: number): IncidencePoint | null {
  const place = lastAtMost(curve.durations, duration);
  return place < 0 ? null : incidencePoint(curve, place);
}
