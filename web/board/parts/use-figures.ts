import { computed } from 'vue';
import type { Dimension } from '../../../analytics/question.ts';
import { isoDay } from '../../format/date.ts';
import { useMetrics } from '../answers/use-answers.ts';
import { keyOfMark } from '../figures/compared-groups.ts';
import { useQuestion } from '../question/use-question.ts';
import { parametersOf } from '../question/parameters.ts';
import { useChartFrame } from './use-chart-frame.ts';
import { groupOf, useDetails } from './use-details.ts';
import { useSpeech } from './use-speech.ts';

/** What a page of figures works with: the question, its parameters, words, the frame of charts, what a press opens. */
export function useFigures() {
  const asking = useQuestion();
  const { question, span, today, zone } = asking;
  const clock = () => question.value.clock;
  const speech = useSpeech(clock);
  const frame = useChartFrame(clock);
  const parameters = computed(() => parametersOf(question.value, span.value));
  const bounds = computed(() => ({
    from: span.value.from === null ? null : isoDay(span.value.from, zone.value),
    to: span.value.to === null ? null : isoDay(span.value.to, zone.value),
    today: today.value,
  }));
  const details = useDetails();
  const { metricOf } = useMetrics();

  /** Opens all rows that a group's figure counts: the first part of a metric is what it counts in all. */
  function openGroup(metric: string, by: readonly Dimension[], mark: string): void {
    const part = metricOf(metric)?.parts[0];
    if (part !== undefined) details.openRows(metric, part, groupOf(by, keyOfMark(mark)));
  }
  return { ...asking, speech, frame, parameters, bounds, ...details, openGroup };
}
