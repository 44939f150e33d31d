import { cameBy, happened } from '../condition.ts';
import type { RateMetric } from './metric.ts';

/** 评价参与率: only tickets whose window to rate has elapsed, or the newest would look silent. */
export const ratingParticipation: RateMetric = {
  id: 'rating-participation',
  name: { zh: '评价参与率', en: 'Rating participation' },
  summary: {
    zh: '答复后评价期已满的工单中，有多少得到本人评价。',
    en: 'Of the answered tickets whose time to rate is over, how many were rated by the person.',
  },
  definition: {
    population: {
      zh: '已首次答复、评价期在所选时段内届满且截至统计时点已满的工单。',
      en: 'Answered tickets whose rating window ended in the period and had ended at the as-of instant.',
    },
    numerator: {
      zh: '评价期内本人作出评价的工单。',
      en: 'Those rated by the person within the window.',
    },
    denominator: {
      zh: '全部评价期已满的工单。',
      en: 'All whose window is over.',
    },
    basis: {
      zh: '评价期届满时间（首次答复后七天）。',
      en: 'End of the rating window (seven days after the first answer).',
    },
    exclusions: {
      zh: '评价期未满的、未答复的不计。默认评价不算参与。',
      en: 'Tickets whose window still runs or that have no answer. A default rating is no participation.',
    },
    formula: {
      zh: '参与数 ÷ 期满数；区间为 95% Wilson 区间。',
      en: 'Rated ÷ windows over; 95 % Wilson score interval.',
    },
    source: 'Wilson, JASA 1927;22:209',
    version: 1,
  },
  fact: 'ticket',
  basis: 'ratingWindowEndsAt',
  population: happened('ratingWindowEndsAt'),
  better: 'higher',
  shape: 'rate',
  unit: 'ratio',
  success: cameBy('firstActiveRatedAt', 'ratingWindowEndsAt'),
};
