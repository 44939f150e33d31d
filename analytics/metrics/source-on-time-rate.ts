import { isTrue } from '../condition.ts';
import type { RateMetric } from './metric.ts';

/** The source's own verdict, kept beside ours: it may count what we would not. */
export const sourceOnTimeRate: RateMetric = {
  id: 'source-on-time-rate',
  name: { zh: '来源自报按时率', en: 'On time by the source’s own flag' },
  summary: {
    zh: '来源系统自己标记为按时的比例，与本系统的按时答复率并列，不混用。',
    en: 'The share that the source itself calls on time, beside our own on-time rate and never mixed with it.',
  },
  definition: {
    population: {
      zh: '来源带有按时标记的工单。',
      en: 'Tickets that carry an on-time flag of their source.',
    },
    numerator: {
      zh: '来源标记为按时的工单。',
      en: 'Those that the source flags as on time.',
    },
    denominator: {
      zh: '全部带标记的工单。',
      en: 'All that carry a flag.',
    },
    basis: {
      zh: '受理时间。',
      en: 'Time of receipt.',
    },
    exclusions: {
      zh: '没有标记的工单不计。取最后一次读到的标记，不随统计时点变化；没有期限的工单也可能被来源标为按时。',
      en: 'Tickets without a flag. The flag is that of the last row read, whatever the as-of; a source may call tickets without a due time on time.',
    },
    formula: {
      zh: '标记按时数 ÷ 有标记数；区间为 95% Wilson 区间。',
      en: 'Flagged on time ÷ flagged; 95 % Wilson score interval.',
    },
    source: 'Wilson, JASA 1927;22:209',
    version: 1,
  },
  fact: 'ticket',
  basis: 'receivedAt',
  population: { column: 'sourceOnTime', is: 'present' },
  better: 'higher',
  shape: 'rate',
  unit: 'ratio',
  success: isTrue('sourceOnTime'),
};
