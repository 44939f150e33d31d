/** How many rows ended so after so long: what every estimator here works on. */
export type LifeCell = {
  /** Any unit; the answer has the same. */
  duration: number;
  end: 'event' | 'competing' | 'censored';
  count: number;
};

/** One distinct duration with its tallies, in rising order of duration. */
export type LifeStep = { duration: number; events: number; competing: number; censored: number };

/** Merges cells by duration; their order does not matter. */
export function lifeSteps(cells: Iterable<LifeCell>): LifeStep[] {
  const steps = new Map<number, LifeStep>();
  for (const cell of cells) {
    let step = steps.get(cell.duration);
    if (!step) {
      step = { duration: cell.duration, events: 0, competing: 0, censored: 0 };
      steps.set(cell.duration, step);
    }
    if (cell.end === 'event') step.events += cell.count;
    else if (cell.end === 'competing') step.competing += cell.count;
    else step.censored += cell.count;
  }
  return [...steps.values()].sort((a, b) => a.duration - b.duration);
}
