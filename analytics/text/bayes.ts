import { BayesClassifier } from 'natural/lib/natural/classifiers/index.js';

export type Example = { words: readonly string[]; label: string };
export type Scored = { label: string; /** Logarithm of prior times likelihood. */ score: number };

/**
 * What a matter is about stands in its first words; and a class whose texts are long must not win by their number. Also,
 * more words would push the product of their probabilities below what a number can hold.
 */
const FIRST_WORDS = 20;
/** Texts of one label that are learnt from at most. */
const MOST_PER_LABEL = 60;

/** Naive Bayes over which words of a vocabulary a text has. */
export type Bayes = {
  /** How many of the first words of a text it knows. */
  known(words: readonly string[]): number;
  /** Every label with its score, the best first; equal scores by label. */
  score(words: readonly string[]): Scored[];
};

/**
 * Trains `natural`'s classifier, whose smoothing gives a word that a label never had one part in that label's texts: small
 * labels would win by what they lack. So each label is shown as many texts as the largest, its own again and again, and its
 * true share is given back to the score. The library's own way from words to features searches each text for each word of
 * the vocabulary; here the vectors are made from a table of positions, and only the counting is its.
 */
export function trainBayes(examples: readonly Example[], vocabulary: readonly string[]): Bayes {
  const position = new Map(vocabulary.map((word, index) => [word, index]));
  const { classifier } = new BayesClassifier();
  const first = (words: readonly string[]): string[] =>
    words.filter((word) => position.has(word)).slice(0, FIRST_WORDS);
  const vector = (words: readonly string[]): number[] => {
    const features = Array.from<number>({ length: vocabulary.length }).fill(0);
    for (const word of first(words)) features[position.get(word) ?? 0] = 1;
    return features;
  };

  const byLabel = new Map<string, Example[]>();
  for (const example of examples) {
    const own = byLabel.get(example.label);
    if (own) own.push(example);
    else byLabel.set(example.label, [example]);
  }
  const size = Math.min(MOST_PER_LABEL, Math.max(0, ...[...byLabel.values()].map((own) => own.length)));
  for (const [label, own] of byLabel) {
    const vectors = own.slice(0, size).map((each) => vector(each.words));
    for (let turn = 0; turn < size; turn += 1) {
      const features = vectors[turn % vectors.length];
      if (features) classifier.addExample(features, label);
    }
  }
  const share = (label: string): number => (byLabel.get(label)?.length ?? 0) / examples.length;

  return {
    known: (words) => first(words).length,
    score: (words) =>
      classifier
        .getClassifications(vector(words))
        .map(({ label, value }) => ({ label, score: Math.log(value) + Math.log(share(label)) }))
        .sort((a, b) => b.score - a.score || (a.label < b.label ? -1 : 1)),
  };
}
