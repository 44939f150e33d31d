import { happened, isTrue } from '../condition.ts';
import type { RateMetric } from './metric.ts';

/**
 * 满意率 of ratings that people gave. 基本满意 (3) counts as satisfied: 好差评 calls the last two levels 差评 and no others. A weight
 * of 0.9 for it would be a score, not a proportion, and has no Wilson interval.
 */
export const satisfiedRate: RateMetric = {
  id: 'satisfied-rate',
  name: { zh: '满意率', en: 'Satisfied rate' },
  summary: {
    zh: '主动评价中，给出非常满意、满意或基本满意的比例；系统默认评价另列，绝不混入。',
    en: 'Of the ratings that people gave, the share of “very satisfied”, “satisfied” and “basically satisfied”; defaults filled in by a system are shown apart and never mixed in.',
  },
  definition: {
    population: {
      zh: '所选时段内由本人作出的评价（五级，5 为最好）。',
      en: 'Ratings given by people in the period (five levels, 5 is best).',
    },
    numerator: {
      zh: '3 级及以上：基本满意、满意、非常满意。1、2 级为差评。',
      en: 'Level 3 and above: basically satisfied, satisfied, very satisfied. Levels 1 and 2 are bad ratings.',
    },
    denominator: {
      zh: '全部主动评价。',
      en: 'All active ratings.',
    },
    basis: {
      zh: '评价时间。',
      en: 'Time of the rating.',
    },
    exclusions: {
      zh: '系统默认评价单独列出。未评价的人不在其中：请同时看参与率。',
      en: 'Default ratings are counted apart. People who did not rate are not in it: read it beside the participation.',
    },
    formula: {
      zh: '满意数 ÷ 主动评价数；区间为 95% Wilson 区间。',
      en: 'Satisfied ÷ active ratings; 95 % Wilson score interval.',
    },
    source: '国办发〔2019〕51号: 后两个等级为差评; Wilson, JASA 1927;22:209',
    version: 1,
  },
  fact: 'rating',
  basis: 'ratedAt',
  population: { all: [happened('ratedAt'), isTrue('active')] },
  better: 'higher',
  shape: 'rate',
  unit: 'ratio',
  success: { column: 'level', op: '>=', to: { value: 3 } },
  defaults: {
    population: {
      all: [happened('ratedAt'), { column: 'active', op: '=', to: { value: false } }],
    },
    success: { column: 'level', op: '>=', to: { value: 3 } },
  },
};
