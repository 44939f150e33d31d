import { happened, isTrue, type Condition } from '../condition.ts';
import { FACTS } from '../facts/schema.ts';
import type { Metric } from '../metrics/metric.ts';
import { lifeOf } from './reading.ts';

/** What of a figure can be listed row by row. The first is what it counts in all. */
export function partsOf(metric: Metric): readonly string[] {
  if (metric.shape === 'count') return ['sample'];
  if (metric.shape === 'duration') return ['sample', 'events', 'censored', 'competing', 'faults'];
  if ('incidence' in metric) return ['denominator', 'numerator'];
  return [
    'denominator',
    'numerator',
    'missed',
    ...(metric.faults ? ['faults'] : []),
    ...(metric.defaults ? ['defaults'] : []),
  ];
}

/**
 * Rows of a part.
 *
 * @param finishedOnly of a duration: the rows that are estimated come from sources of finished cases only
 * @throws RangeError on a part that the metric does not have
 */
export function partCondition(metric: Metric, part: string, finishedOnly = false): Condition {
  if (!partsOf(metric).includes(part)) throw new RangeError(`${metric.id} has no part "${part}"`);
  if (metric.shape === 'count') return metric.population;
  if (metric.shape === 'duration' || 'incidence' in metric) return lifeCondition(metric, part, finishedOnly);
  const { population, success, faults, defaults } = metric;
  if (part === 'numerator') return { all: [population, success] };
  if (part === 'missed') return { all: [population, { not: success }] };
  if (part === 'faults' && faults) return { all: [population, faults] };
  if (part === 'defaults' && defaults) return defaults.population;
  return population;
}

/** The store's own reading of a life (`duration-sql.ts`, `memory.ts`), in the words of conditions. */
function lifeCondition(metric: Metric, part: string, finishedOnly: boolean): Condition {
  const life = lifeOf(metric);
  if (!life || life.stop === null) return metric.population;
  const { start, stop, competing } = life;
  const ended: Condition = competing === null ? { any: [] } : happened(competing);
  const event: Condition = {
    all: [
      happened(stop),
      { any: [{ not: ended }, { column: stop, op: '<=', to: { column: competing ?? stop } }] },
    ],
  };
  const competed: Condition = { all: [ended, { not: event }] };
  const early = (column: string): Condition => ({ column, op: '<', to: { column: start } });
  const columns: readonly string[] = Object.keys(FACTS[metric.fact]);
  const has = (column: string): Condition => (columns.includes(column) ? isTrue(column) : { any: [] });
  const fault: Condition = {
    any: [has('timeFault'), { all: [event, early(stop)] }, { all: [competed, early(competing ?? stop)] }],
  };
  const begun: Condition[] = [metric.population, happened(start)];
  if (part === 'faults') return { all: [...begun, fault] };
  const finished = has('completedOnly');
  const used: Condition[] = [
    ...begun,
    { not: fault },
    ...(metric.shape === 'duration' ? [finishedOnly ? finished : { not: finished }] : []),
  ];
  if (part === 'events') return { all: [...used, event] };
  if (part === 'competing') return { all: [...used, competed] };
  if (part === 'censored') return { all: [...used, { not: event }, { not: competed }] };
  if (part === 'numerator' && 'incidence' in metric) {
    const within: Condition = {
      column: stop,
      op: '<=',
      to: { column: start, plus: metric.incidence.horizonMs },
    };
    return { all: [...used, event, within] };
  }
  return { all: used };
}
