/** How many rows ended so after so long: what every estimator here works on. */
export type LifeCell = {
  /** Any unit; the answer has the same. */
  duration: number;
  end: 'event' | 'competing' | 'censored';
  count: number;
};

/** One distinct duration with its tallies, in rising order of duration. */
export type LifeStep = { duration: number; events: number; competing: number; censored: number };

/** Merges cells by duration; their order does not matter. Cells that come in rising order cost one pass. */
export function lifeSteps(cells: Iterable<LifeCell>): LifeStep[] {
  const sorted = [...cells].sort((a, b) => a.duration - b.duration);
  const steps: LifeStep[] = [];
  let step: LifeStep | undefined;
  for (const { duration, end, count } of sorted) {
    if (step?.duration !== duration) {
      step = { duration, events: 0, competing: 0, censored: 0 };
      steps.push(step);
    }
    if (end === 'event') step.events += count;
    else if (end === 'competing') step.competing += count;
    else step.censored += count;
  }
  return steps;
}
