import type { Scored } from './bayes.ts';

/** Scores of a text that the model had not learnt from, with what it really was. */
export type Trial = { scores: readonly Scored[]; label: string };

/**
 * The best label and its share of all, once scores are divided by a temperature: softmax(score / T). Naive Bayes counts
 * words that go together as if each were news, so that its own probabilities lie near 1 when it is right half the time.
 */
export function shareOfBest(
  scores: readonly Scored[],
  temperature: number,
): { label: string; share: number } | null {
  const best = scores[0];
  if (!best) return null;
  const total = scores.reduce((sum, each) => sum + Math.exp((each.score - best.score) / temperature), 0);
  return { label: best.label, share: 1 / total };
}

/** Mean of -ln(share given to what it really was): what a calibration makes small. */
export function logLoss(trials: readonly Trial[], temperature: number): number {
  const losses = trials.map(({ scores, label }) => {
    const best = scores[0]?.score ?? 0;
    const total = scores.reduce((sum, each) => sum + Math.exp((each.score - best) / temperature), 0);
    const own = scores.find((each) => each.label === label);
    return own ? Math.log(total) - (own.score - best) / temperature : Math.log(1e6);
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

/**
 * The temperature of the least log loss on held-out trials, among 1 to 32 in steps of a tenth (Guo and others 2017, "On
 * Calibration of Modern Neural Networks", section 4.2). One number, so that a few dozen trials suffice.
 */
export function temperatureOf(trials: readonly Trial[]): number {
  let best = { temperature: 1, loss: logLoss(trials, 1) };
  for (let temperature = 1.1; temperature <= 32; temperature *= 1.1) {
    const loss = logLoss(trials, temperature);
    if (loss < best.loss) best = { temperature, loss };
  }
  return best.temperature;
}
