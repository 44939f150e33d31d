import type { Condition } from '../condition.ts';
import type { FactName } from '../facts/schema.ts';

export type Bilingual = { zh: string; en: string };

/** What a person reads behind the figure; every line in both languages. */
export type Definition = {
  population: Bilingual;
  numerator?: Bilingual;
  denominator?: Bilingual;
  /** Which time puts a row into the period. */
  basis: Bilingual;
  exclusions: Bilingual;
  formula: Bilingual;
  /** Where the formula or the rule comes from. */
  source: string;
  version: number;
};

type Common = {
  id: string;
  name: Bilingual;
  /** One sentence a leader understands. */
  summary: Bilingual;
  definition: Definition;
  fact: FactName;
  /** Column of the period basis. */
  basis: string;
  population: Condition;
  /** Which way is better, for colours and arrows; null for neither. */
  better: 'higher' | 'lower' | null;
};

export type RateMetric = Common & {
  shape: 'rate';
  unit: 'ratio';
  success: Condition;
  /** Default ratings, shown apart: population and success of their own. */
  defaults?: { population: Condition; success: Condition };
  /** Rows of the population that carry a fault of the data: they stay in the count, and are listed. */
  faults?: Condition;
};

export type DurationMetric = Common & {
  shape: 'duration';
  unit: 'hours';
  start: string;
  stop: string;
  competing: string | null;
  estimator: 'kaplan-meier' | 'aalen-johansen';
};

/** A rate read off a survival curve: 1 - S(horizon) from `start` to `stop` (reopened within 30 days of the close). */
export type IncidenceMetric = Common & {
  shape: 'rate';
  unit: 'ratio';
  incidence: { start: string; stop: string; horizonMs: number };
};

export type CountMetric = Common & {
  shape: 'count';
  unit: 'tickets';
  /** Start of the age of what is counted, null for plain counts. */
  ageFrom: string | null;
};

export type Metric = RateMetric | IncidenceMetric | DurationMetric | CountMetric;
