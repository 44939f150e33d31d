import { happened, isTrue } from '../condition.ts';
import type { RateMetric } from './metric.ts';

/** 退单率 of lead dispatches. It says as much about the dispatcher as about the department, so neither way is better. */
export const returnRate: RateMetric = {
  id: 'return-rate',
  name: { zh: '退单率', en: 'Return rate' },
  summary: {
    zh: '派给部门主办的工单中，有多少被退回诉求中心。',
    en: 'Of the tickets dispatched to a department as lead, how many it returned to the centre.',
  },
  definition: {
    population: {
      zh: '所选时段内派给部门主办的派单。',
      en: 'Lead custodies of departments opened in the period.',
    },
    numerator: {
      zh: '截至统计时点已被部门退回的派单。',
      en: 'Those that the department had returned by the as-of instant.',
    },
    denominator: {
      zh: '全部主办派单，包括仍在办理的。',
      en: 'All lead custodies, those still held included.',
    },
    basis: {
      zh: '派单时间。',
      en: 'Time of dispatch.',
    },
    exclusions: {
      zh: '诉求中心自身的承办和协办不计。不用于考核：它会惩罚被派错单的部门。',
      en: 'The centre’s own custodies and assisting ones. Not for scoring: it punishes the victims of a wrong dispatch.',
    },
    formula: {
      zh: '退回数 ÷ 派单数；区间为 95% Wilson 区间。',
      en: 'Returned ÷ dispatched; 95 % Wilson score interval.',
    },
    source: 'Wilson, JASA 1927;22:209',
    version: 1,
  },
  fact: 'custody',
  basis: 'openedAt',
  population: {
    all: [
      happened('openedAt'),
      { column: 'role', op: '=', to: { value: 'lead' } },
      { not: isTrue('centre') },
    ],
  },
  better: null,
  shape: 'rate',
  unit: 'ratio',
  success: { all: [{ column: 'leftBy', op: '=', to: { value: 'returned' } }, happened('leftAt')] },
};
