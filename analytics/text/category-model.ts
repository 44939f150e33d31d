import { trainBayes, type Example } from './bayes.ts';
import { shareOfBest, temperatureOf, type Trial } from './calibration.ts';
import { telling } from './tokens.ts';

export type LabelledText = { text: string; label: string };

export type CategorySuggestion = {
  label: string;
  /** Calibrated on held-out texts: of those said with 0.8, about eight in ten are right. */
  confidence: number;
  /** The words that spoke most for it, the strongest first. */
  because: string[];
};

export type CategoryModel = {
  /** Null when the text has nothing that the model knows, or the model is not sure enough. */
  suggest(text: string): CategorySuggestion | null;
};

const FEWEST_TEXTS = 30;
const FEWEST_PER_LABEL = 5;
/** The commonest words are known; past these it only costs time. */
const MOST_IN_VOCABULARY = 2000;
const FEWEST_KNOWN = 2;
const LEAST_CONFIDENCE = 0.35;
const MOST_BECAUSE = 4;
const TEXTS_A_STEP = 50;
const FOLDS = 5;
/** Held-out texts that are scored: a few hundred settle one number, and learning holds up the process. */
const MOST_TRIALS = 300;

/**
 * Learns which words go with which label: naive Bayes on the words of `telling`, with a confidence calibrated by
 * five-fold cross-validation. Null when there is nothing to go on: fewer than 30 texts, fewer than two labels with five
 * texts each, or a model that does no better on held-out texts than naming the commonest label.
 */
export function categoryModel(documents: readonly LabelledText[]): CategoryModel | null {
  const steps = learning(documents);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** `categoryModel` in steps of at most a fifth of a second, for a process that has other work to do between them. */
export function* learning(documents: readonly LabelledText[]): Generator<void, CategoryModel | null> {
  const read: Example[] = [];
  for (const [index, { text, label }] of documents.entries()) {
    read.push({ words: telling(text), label });
    if (index % TEXTS_A_STEP === TEXTS_A_STEP - 1) yield;
  }
  const examples = enough(read);
  const labels = counted(examples.map((each) => each.label));
  if (examples.length < FEWEST_TEXTS || labels.size < 2) return null;

  const trials: Trial[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    yield;
    trials.push(...(yield* heldOut(examples, fold)));
  }
  if (!beatsTheCommonest(trials, Math.max(...labels.values()) / examples.length)) return null;
  yield;
  return modelOf(examples, labels, temperatureOf(trials));
}

/** Whether more were right, by two standard errors, than would be by always naming the commonest label. */
function beatsTheCommonest(trials: readonly Trial[], share: number): boolean {
  const right = trials.filter(({ scores, label }) => scores[0]?.label === label).length;
  return right / trials.length > share + 2 * Math.sqrt((share * (1 - share)) / trials.length);
}

function modelOf(
  examples: readonly Example[],
  labels: ReadonlyMap<string, number>,
  temperature: number,
): CategoryModel {
  const bayes = trainBayes(examples, vocabularyOf(examples));
  const spokeFor = evidence(examples, labels);
  return {
    suggest(text) {
      const words = telling(text);
      if (bayes.known(words) < FEWEST_KNOWN) return null;
      const best = shareOfBest(bayes.score(words), temperature);
      if (!best || best.share < LEAST_CONFIDENCE) return null;
      return { label: best.label, confidence: best.share, because: spokeFor(words, best.label) };
    },
  };
}

/** Only labels with enough texts: of the others nothing can be learnt. */
function enough(examples: readonly Example[]): Example[] {
  const spoken = examples.filter((each) => each.words.length > 0);
  const labels = counted(spoken.map((each) => each.label));
  return spoken.filter((each) => (labels.get(each.label) ?? 0) >= FEWEST_PER_LABEL);
}

function vocabularyOf(examples: readonly Example[]): string[] {
  return [...counted(examples.flatMap((each) => each.words))]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_IN_VOCABULARY)
    .map(([word]) => word);
}

/** Texts of one fold scored by a model that learnt from the others; within a label, texts go to the folds in turn. */
function* heldOut(examples: readonly Example[], fold: number): Generator<void, Trial[]> {
  const seen = new Map<string, number>();
  const learnt: Example[] = [];
  const kept: Example[] = [];
  for (const example of examples) {
    const turn = seen.get(example.label) ?? 0;
    seen.set(example.label, turn + 1);
    (turn % FOLDS === fold ? kept : learnt).push(example);
  }
  const bayes = trainBayes(learnt, vocabularyOf(learnt));
  yield;
  return kept
    .filter((each) => bayes.known(each.words) >= FEWEST_KNOWN)
    .slice(0, MOST_TRIALS / FOLDS)
    .map((each) => ({ scores: bayes.score(each.words), label: each.label }));
}

/** Which words of a text stand more often with a label than without it, by the smoothed ratio of their shares. */
function evidence(
  examples: readonly Example[],
  labels: ReadonlyMap<string, number>,
): (words: readonly string[], label: string) => string[] {
  const everywhere = counted(examples.flatMap((each) => each.words));
  const within = new Map(
    [...labels.keys()].map((label) => [
      label,
      counted(examples.filter((each) => each.label === label).flatMap((each) => each.words)),
    ]),
  );
  return (words, label) => {
    const of = labels.get(label) ?? 0;
    const ratio = (word: string): number => {
      const here = within.get(label)?.get(word) ?? 0;
      const there = (everywhere.get(word) ?? 0) - here;
      return (here + 0.5) / (of + 1) / ((there + 0.5) / (examples.length - of + 1));
    };
    return words
      .filter((word) => within.get(label)?.has(word) && ratio(word) > 1)
      .sort((a, b) => ratio(b) - ratio(a))
      .slice(0, MOST_BECAUSE);
  };
}

function counted(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
