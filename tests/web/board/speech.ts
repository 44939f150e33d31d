import type { DurationGroup, MetricAnswer, RateGroup } from '../../../analytics/answer.ts';
import type { Speech } from '../../../web/board/figures/speech.ts';

/** Says each message as its key and parameters, so that a test sees which was chosen. */
export const speech: Speech = {
  t: (key, parameters) =>
    parameters === undefined ? key : `${key}(${Object.values(parameters).join(', ')})`,
  language: 'zh',
  clock: 'elapsed',
  dimension: (dimension) => dimension,
  name: (dimension, value) => (value === null ? `无${dimension}` : value),
};

const head = { asOf: 0, clock: 'elapsed' as const, position: 1, notes: [] };

export function rateAnswer(groups: Partial<RateGroup>[]): MetricAnswer {
  const whole = { key: [], value: 0.8, numerator: 80, denominator: 100, low: 0.71, high: 0.87, sample: 100 };
  return {
    ...head,
    metric: 'on-time-rate',
    shape: 'rate',
    unit: 'ratio',
    groups: groups.map((group) => ({ ...whole, ...group })),
  };
}

export function buildDuration(changes: Partial<DurationGroup> = {}): DurationGroup {
  return {
    key: [],
    median: 21.0631,
    low: 20.2294,
    high: 21.9225,
    p90: null,
    events: 60,
    censored: 40,
    competing: 0,
    sample: 100,
    within: [{ hours: 72, share: 0.6, low: 0.5, high: 0.7, atRisk: 40 }],
    closedOnly: { median: 5.2796, p90: 90, n: 60 },
    estimator: 'kaplan-meier',
    precision: { kind: 'exact' },
    faults: 0,
    ...changes,
  };
}

export function durationAnswer(groups: Partial<DurationGroup>[]): MetricAnswer {
  return {
    ...head,
    metric: 'resolution-time',
    shape: 'duration',
    unit: 'hours',
    groups: groups.map(buildDuration),
  };
}

export function countAnswer(groups: { key: (string | null)[]; value: number }[]): MetricAnswer {
  return {
    ...head,
    metric: 'volume',
    shape: 'count',
    unit: 'tickets',
    groups: groups.map((group) => ({ ...group, sample: group.value })),
  };
}
