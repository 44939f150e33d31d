import { cameBy, happened } from '../condition.ts';
import type { RateMetric } from './metric.ts';

/** 按时签收率: unsigned and overdue is a miss; what was passed back in time owed no signature. */
export const signOnTimeRate: RateMetric = {
  id: 'sign-on-time-rate',
  name: { zh: '按时签收率', en: 'Sign-on-time rate' },
  summary: {
    zh: '派给部门的工单中，有多少在签收期限前被签收。',
    en: 'Of the dispatches whose time to sign has passed, how many were signed by then.',
  },
  definition: {
    population: {
      zh: '签收期限在所选时段内、且截至统计时点已到期的派单（主办与协办）。',
      en: 'Custodies (lead and assisting) whose time to sign lies in the period and has passed at the as-of instant.',
    },
    numerator: {
      zh: '签收时间不晚于签收期限的派单。',
      en: 'Those signed at or before the limit.',
    },
    denominator: {
      zh: '全部签收期限已到的派单；到期仍未签收的计为未按时。',
      en: 'All whose limit has passed; unsigned and overdue counts as a miss.',
    },
    basis: {
      zh: '签收期限。',
      en: 'The time limit to sign.',
    },
    exclusions: {
      zh: '诉求中心自身的承办不需签收。期限前未签收就已退回、改派或撤回的派单不再需要签收，不计。没有签收期限的不计。',
      en: 'The centre dispatches and does not sign. What was returned, passed on or withdrawn unsigned before the limit owed no signature any more. Custodies without a limit to sign.',
    },
    formula: {
      zh: '按时签收数 ÷ 应签收数；区间为 95% Wilson 区间。',
      en: 'Signed in time ÷ due to be signed; 95 % Wilson score interval.',
    },
    source: 'Wilson, JASA 1927;22:209',
    version: 1,
  },
  fact: 'custody',
  basis: 'signDueAt',
  population: {
    all: [
      happened('signDueAt'),
      {
        any: [happened('signedAt'), { not: { column: 'leftAt', op: '<=', to: { column: 'signDueAt' } } }],
      },
    ],
  },
  better: 'higher',
  shape: 'rate',
  unit: 'ratio',
  success: cameBy('signedAt', 'signDueAt'),
};
