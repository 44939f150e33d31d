import { lifeSteps, type LifeCell } from './cells.ts';
import { REACHED, Z95 } from './normal.ts';

export type IncidencePoint = {
  duration: number;
  atRisk: number;
  /** Cumulative incidence: share that has had the event by now, competing ends and all. */
  incidence: number;
  low: number | null;
  high: number | null;
};

/**
 * Cumulative incidence of the event where competing ends take rows away for good (Aalen and Johansen, Scand J Stat
 * 1978;5:141). Variance by Gray's and Marubini-Valsecchi's delta-method sum (as `cuminc`), limits on the log-log scale of
 * 1 - incidence. Events and competing ends precede censorings at ties.
 *
 * @throws RangeError on a negative or non-finite duration
 */
export function aalenJohansen(cells: Iterable<LifeCell>): IncidencePoint[] {
  const steps = lifeSteps(cells);
  let atRisk = 0;
  for (const step of steps) {
    if (!(step.duration >= 0)) throw new RangeError(`a duration cannot be ${step.duration}`);
    atRisk += step.events + step.competing + step.censored;
  }
  const points: IncidencePoint[] = [];
  let survival = 1;
  let incidence = 0;
  // the variance sum over t_j <= t has terms in (I(t) - I(t_j)): expanded, so that one pass is enough
  let a0 = 0;
  let a1 = 0;
  let a2 = 0;
  let b0 = 0;
  let b1 = 0;
  let c = 0;
  for (const step of steps) {
    const ends = step.events + step.competing;
    if (ends > 0) {
      const before = survival;
      incidence += before * (step.events / atRisk);
      survival = ends === atRisk ? 0 : before * (1 - ends / atRisk);
      const greenwood = atRisk > ends ? ends / (atRisk * (atRisk - ends)) : 0;
      a0 += greenwood;
      a1 += greenwood * incidence;
      a2 += greenwood * incidence * incidence;
      const share = (before * step.events) / atRisk ** 2;
      b0 += share;
      b1 += share * incidence;
      c += (before * before * step.events * (atRisk - step.events)) / atRisk ** 3;
      if (step.events > 0) {
        const variance = a0 * incidence * incidence - 2 * incidence * a1 + a2 + c - 2 * (incidence * b0 - b1);
        points.push({ duration: step.duration, atRisk, incidence, ...limits(incidence, variance) });
      }
    }
    atRisk -= ends + step.censored;
  }
  return points;
}

function limits(incidence: number, variance: number): { low: number | null; high: number | null } {
  const left = 1 - incidence;
  if (incidence <= 0 || left <= 0 || !(variance > 0)) return { low: null, high: null };
  const spread = Math.exp((Z95 * Math.sqrt(variance)) / (left * Math.abs(Math.log(left))));
  return { low: 1 - left ** (1 / spread), high: 1 - left ** spread };
}

/** First duration at or past which the incidence is `p`; null where it never is. Limits read from the band. */
export function incidenceQuantile(
  points: readonly IncidencePoint[],
  p: number,
): { value: number | null; low: number | null; high: number | null } {
  const first = (read: (point: IncidencePoint) => number | null): number | null =>
    points.find((point) => {
      const share = read(point);
      return share !== null && share >= p - REACHED;
    })?.duration ?? null;
  return {
    value: first((point) => point.incidence),
    low: first((point) => point.high),
    high: first((point) => point.low),
  };
}

export function incidenceAt(points: readonly IncidencePoint[], duration: number): IncidencePoint | null {
  return points.findLast((point) => point.duration <= duration) ?? null;
}
