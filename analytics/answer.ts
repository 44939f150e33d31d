/** What a metric answers. The API sends it, the command line prints it, the board draws it. */

export type GroupKey = (string | null)[];

export type RateGroup = {
  key: GroupKey;
  /** numerator / denominator, null without a sample. */
  value: number | null;
  numerator: number;
  denominator: number;
  /** 95 % interval. */
  low: number | null;
  high: number | null;
  sample: number;
  /** Ratings that a system filled in, apart from those that people gave. */
  defaults?: { value: number | null; numerator: number; denominator: number };
};

export type WithinShare = {
  hours: number;
  share: number | null;
  low: number | null;
  high: number | null;
  atRisk: number;
};

export type DurationGroup = {
  key: GroupKey;
  /** Hours; null where not reached. */
  median: number | null;
  low: number | null;
  high: number | null;
  p90: number | null;
  events: number;
  censored: number;
  /** Ended by a competing event: return, transfer, withdrawal. */
  competing: number;
  sample: number;
  within: WithinShare[];
  /** Plain type 7 quantiles of what has ended, named as such. */
  closedOnly: { median: number | null; p90: number | null; n: number };
  /** `kaplan-meier`, `aalen-johansen`, or `quantile` where the source holds finished cases only. */
  estimator: 'kaplan-meier' | 'aalen-johansen' | 'quantile';
  /** `exact`, or `binned` with the bounds of the bucket that holds the median. */
  precision: { kind: 'exact' } | { kind: 'binned'; medianBetween: [number, number] | null };
  /** Rows left out because the source closed them before it opened them. */
  faults: number;
};

export type CountGroup = {
  key: GroupKey;
  value: number;
  sample: number;
  /** Hours since receipt of what is counted, for open and overdue. */
  age?: { median: number | null; p90: number | null };
};

export type AnswerHead = {
  metric: string;
  /** Epoch ms. */
  asOf: number;
  clock: 'elapsed' | 'working';
  /** Sequence number of the last event that the facts hold. */
  position: number;
  notes: string[];
};

export type MetricAnswer =
  | (AnswerHead & { shape: 'rate'; unit: 'ratio'; groups: RateGroup[] })
  | (AnswerHead & { shape: 'duration'; unit: 'hours'; groups: DurationGroup[] })
  | (AnswerHead & { shape: 'count'; unit: 'tickets'; groups: CountGroup[] });

/** A survival or incidence curve for one group: right-continuous steps, hours and share. */
export type Curve = {
  key: GroupKey;
  points: { hours: number; share: number; low: number | null; high: number | null; atRisk: number }[];
};
