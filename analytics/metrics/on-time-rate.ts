import { cameBy, happened } from '../condition.ts';
import type { RateMetric } from './metric.ts';

/** 按时答复率: of what was due, what was answered by then. Open and overdue is a miss. */
export const onTimeRate: RateMetric = {
  id: 'on-time-rate',
  name: { zh: '按时答复率', en: 'On-time rate' },
  summary: {
    zh: '已到期的工单中，有多少在原定期限前得到答复。',
    en: 'Of the tickets that were due, how many were answered by their original due time.',
  },
  definition: {
    population: {
      zh: '原定答复期限在所选时段内、且截至统计时点已到期的工单。',
      en: 'Tickets whose original due time lies in the period and has passed at the as-of instant.',
    },
    numerator: {
      zh: '有效答复时间不晚于原定期限的工单。',
      en: 'Those whose answer in force came at or before the original due time.',
    },
    denominator: {
      zh: '全部已到期工单；到期仍未答复的计为未按时。',
      en: 'All that were due; what is open and overdue counts as a miss.',
    },
    basis: {
      zh: '原定答复期限；改派或重新归类不会延长它。',
      en: 'The original due time: reclassifying or passing on never lengthens it.',
    },
    exclusions: {
      zh: '没有期限的工单不计。提前办结的，到期后才计入。撤回、不予受理和无效的到期后仍计入，且不算按时，以免靠改为“无效”提高比例。期限早于受理时间属数据问题：按来源所载计入，并列入“数据问题”。',
      en: 'Tickets without a due time. Early answers wait for their due time. Withdrawn, refused and invalid tickets stay in the count and are never a success, so that calling a ticket invalid cannot raise the rate. A due time before the receipt is a data fault: it is counted as the source has it, and listed among the faults.',
    },
    formula: {
      zh: '按时数 ÷ 到期数；区间为 95% Wilson 区间。',
      en: 'On time ÷ due; 95 % Wilson score interval.',
    },
    source: 'Wilson, JASA 1927;22:209; 按期办结率以应结案数为分母',
    version: 1,
  },
  fact: 'ticket',
  basis: 'dueAt',
  population: happened('dueAt'),
  better: 'higher',
  shape: 'rate',
  unit: 'ratio',
  success: cameBy('answeredAt', 'dueAt'),
  faults: { column: 'dueAt', op: '<', to: { column: 'receivedAt' } },
};
