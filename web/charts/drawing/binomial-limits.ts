/** The two control levels, with the normal quantile of their upper end. */
const NORMAL = { 0.95: 1.959963985, 0.998: 3.090232306 } as const;
export type ControlLevel = keyof typeof NORMAL;

/** Beyond this the normal limits differ from the exact ones by less than a pixel. */
const EXACT_UP_TO = 2_000;

/**
 * Control limits for a share of `size` cases when each succeeds with probability `rate`: the interval that holds
 * `level` of what chance gives, interpolated between the two counts at its end so that the lines are smooth.
 * Source: Spiegelhalter, Stat Med 2005;24:1185-1202, appendix A.1.1.
 */
export function binomialLimits(size: number, rate: number, level: ControlLevel): [number, number] {
  if (size <= 0 || rate <= 0 || rate >= 1) return [rate, rate];
  const tail = (1 - level) / 2;
  if (size > EXACT_UP_TO) {
    const half = NORMAL[level] * Math.sqrt((rate * (1 - rate)) / size);
    return [Math.max(0, rate - half), Math.min(1, rate + half)];
  }
  // the upper end is the lower end of the failures, so that both err on the side of chance
  return [quantileShare(size, rate, tail), 1 - quantileShare(size, 1 - rate, tail)];
}

function quantileShare(size: number, rate: number, probability: number): number {
  // in logarithms, or the first term would vanish for large sizes
  let logTerm = size * Math.log(1 - rate);
  let sum = 0;
  for (let successes = 0; successes <= size; successes += 1) {
    const term = Math.exp(logTerm);
    if (sum + term >= probability) {
      const part = term === 0 ? 1 : (sum + term - probability) / term;
      return clamp((successes - part) / size);
    }
    sum += term;
    logTerm += Math.log((size - successes) / (successes + 1)) + Math.log(rate / (1 - rate));
  }
  return 1;
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
