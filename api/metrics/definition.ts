import { partsOf } from '../../analytics/ask.ts';
import { METRICS } from '../../analytics/metrics/index.ts';
import type { Metric } from '../../analytics/metrics/metric.ts';
import type { MetricDefinition } from '../contract/metrics.ts';
import { dimensionsOf } from './asked-metric.ts';

/** What a person reads behind a figure. */
export function definitionOf(metric: Metric): MetricDefinition {
  return {
    id: metric.id,
    shape: metric.shape,
    unit: metric.unit,
    name: metric.name,
    summary: metric.summary,
    better: metric.better,
    parts: [...partsOf(metric)],
    definition: metric.definition,
    dimensions: dimensionsOf(metric),
  };
}

/** Every metric, in the order of lists. */
export function definitions(): MetricDefinition[] {
  return METRICS.map(definitionOf);
}
