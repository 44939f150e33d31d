import { keepPreviousData, useQuery } from '@tanstack/vue-query';
import { computed, type Ref } from 'vue';
import type { MetricDefinition } from '../../../api/contract/metrics.ts';
import type { Parameters } from '../question/parameters.ts';
import { readAnswer, readCurves, readMetrics, readOverview } from '../requests.ts';

/**
 * Every figure of the board is asked for under this key, so that one word renews them all. A change of filters keeps
 * the former answer on the screen, dimmed, and aborts what was still on its way.
 */
export const FIGURES = 'figures';

const common = { placeholderData: keepPreviousData, staleTime: 5_000 };

export function useOverview(parameters: Ref<Parameters>, enabled: Ref<boolean> | boolean = true) {
  return useQuery({
    queryKey: [FIGURES, 'overview', parameters],
    queryFn: ({ signal }) => readOverview(parameters.value, signal),
    enabled,
    ...common,
  });
}

export function useAnswer(
  metric: Ref<string>,
  parameters: Ref<Parameters>,
  enabled: Ref<boolean> | boolean = true,
) {
  return useQuery({
    queryKey: [FIGURES, 'answer', metric, parameters],
    queryFn: ({ signal }) => readAnswer(metric.value, parameters.value, signal),
    enabled,
    ...common,
  });
}

export function useCurves(metric: Ref<string>, parameters: Ref<Parameters>) {
  return useQuery({
    queryKey: [FIGURES, 'curve', metric, parameters],
    queryFn: ({ signal }) => readCurves(metric.value, parameters.value, signal),
    ...common,
  });
}

/** All metrics with their definitions; they change with a release only. */
export function useMetrics() {
  const query = useQuery({
    queryKey: ['metrics'],
    queryFn: ({ signal }) => readMetrics(signal),
    staleTime: Infinity,
  });
  const metrics = computed<readonly MetricDefinition[]>(() => query.data.value?.metrics ?? []);
  const metricOf = (id: string): MetricDefinition | null =>
    metrics.value.find((metric) => metric.id === id) ?? null;
  return { query, metrics, metricOf };
}
