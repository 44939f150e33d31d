import type { CountGroup, DurationGroup, MetricAnswer, RateGroup } from '../../../analytics/answer.ts';

/** The one group of an answer that was not grouped, by the shape that its metric has; null while it is not there. */
export function rateOf(answer: MetricAnswer | undefined): RateGroup | null {
  return answer?.shape === 'rate' ? (answer.groups[0] ?? null) : null;
}
export function durationOf(answer: MetricAnswer | undefined): DurationGroup | null {
  return answer?.shape === 'duration' ? (answer.groups[0] ?? null) : null;
}
export function countOf(answer: MetricAnswer | undefined): CountGroup | null {
  return answer?.shape === 'count' ? (answer.groups[0] ?? null) : null;
}

/** Groups of an answer by the first part of their key. */
export function byKey<Group extends { key: (string | null)[] }>(
  groups: readonly Group[],
): Map<string | null, Group> {
  return new Map(groups.map((group) => [group.key[0] ?? null, group]));
}
