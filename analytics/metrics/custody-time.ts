import { happened, isTrue } from '../condition.ts';
import type { DurationMetric } from './metric.ts';

/**
 * A department's custody to its reply (Aalen-Johansen). Returns and transfers compete: censoring at them would reward passing
 * hard tickets on.
 */
export const custodyTime: DurationMetric = {
  id: 'custody-time',
  name: { zh: '部门办理用时', en: 'Custody time' },
  summary: {
    zh: '部门从接到派单到答复要多久；退回和改派是另一种结局，不会让难办的工单消失。',
    en: 'How long a department takes from dispatch to its reply; returns and transfers are another ending and never make a hard ticket vanish.',
  },
  definition: {
    population: {
      zh: '所选时段内派给部门的承办（主办与协办），截至统计时点。',
      en: 'Custodies of departments (lead and assisting) opened in the period, as of the instant asked.',
    },
    numerator: {
      zh: '部门作出答复。',
      en: 'The department replied.',
    },
    basis: {
      zh: '派单时间。',
      en: 'Time of dispatch.',
    },
    exclusions: {
      zh: '诉求中心自身的承办不计：它负责派单而非答复。退回、改派、撤回、并单为竞争结局。结束早于开始的计入“数据问题”。只导出已办结案件的来源改用普通分位数。',
      en: 'The centre’s own custodies: it dispatches rather than answers. Return, transfer, withdrawal and merging are competing ends. Rows that end before they begin are counted as faults. Sources of finished cases only get plain quantiles.',
    },
    formula: {
      zh: 'Aalen-Johansen 累积发生率；中位数和 p90 为发生率首次达到 0.5 和 0.9 的时刻，达不到为空。',
      en: 'Aalen-Johansen cumulative incidence of replies; median and p90 are the first t at which it reaches 0.5 and 0.9, empty where it never does.',
    },
    source: 'Aalen & Johansen, Scand J Stat 1978;5:141',
    version: 1,
  },
  fact: 'custody',
  basis: 'openedAt',
  population: { all: [happened('openedAt'), { not: isTrue('centre') }] },
  better: 'lower',
  shape: 'duration',
  unit: 'hours',
  start: 'openedAt',
  stop: 'repliedAt',
  competing: 'leftAt',
  estimator: 'aalen-johansen',
};
