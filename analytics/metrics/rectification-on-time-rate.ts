import { cameBy, happened } from '../condition.ts';
import type { RateMetric } from './metric.ts';

/** 差评整改按时率: only those whose limit has passed. */
export const rectificationOnTimeRate: RateMetric = {
  id: 'rectification-on-time-rate',
  name: { zh: '差评整改按时率', en: 'Rectification on time' },
  summary: {
    zh: '差评整改期限已到的，有多少按期完成。',
    en: 'Of the rectifications of bad ratings that were due, how many were finished by their limit.',
  },
  definition: {
    population: {
      zh: '整改期限在所选时段内、且截至统计时点已到期的差评整改。',
      en: 'Rectifications whose limit lies in the period and has passed at the as-of instant.',
    },
    numerator: {
      zh: '完成时间不晚于期限的整改。',
      en: 'Those finished at or before the limit.',
    },
    denominator: {
      zh: '全部已到期的整改；到期未完成的计为未按时。',
      en: 'All that were due; open and overdue counts as a miss.',
    },
    basis: {
      zh: '整改期限。',
      en: 'The limit of the rectification.',
    },
    exclusions: {
      zh: '期限未到的不计。',
      en: 'Those whose limit has not passed yet.',
    },
    formula: {
      zh: '按时完成数 ÷ 到期数；区间为 95% Wilson 区间。',
      en: 'Finished in time ÷ due; 95 % Wilson score interval.',
    },
    source: '国办发〔2019〕51号; Wilson, JASA 1927;22:209',
    version: 1,
  },
  fact: 'rectification',
  basis: 'dueAt',
  population: happened('dueAt'),
  better: 'higher',
  shape: 'rate',
  unit: 'ratio',
  success: cameBy('closedAt', 'dueAt'),
};
