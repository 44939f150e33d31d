import { happened } from '../condition.ts';
import type { IncidenceMetric } from './metric.ts';

/** 重新打开率 within 30 days, read off a survival curve, so that what closed last week counts for as long as it was watched. */
export const reopenRate: IncidenceMetric = {
  id: 'reopen-rate',
  name: { zh: '三十天内重新打开率', en: 'Reopened within 30 days' },
  summary: {
    zh: '办结后三十天内被重新打开的比例；办结不满三十天的按已观察的时间计入。',
    en: 'The share reopened within 30 days of its first close; tickets closed more recently count for as long as they were watched.',
  },
  definition: {
    population: {
      zh: '所选时段内首次办结的工单，截至统计时点。',
      en: 'Tickets first closed in the period, as of the instant asked.',
    },
    numerator: {
      zh: '三十天内被重新打开的工单数（供参考；比例由生存曲线得出，不等于两数之商）。',
      en: 'Tickets reopened within 30 days (for information: the rate is read off the curve and is not the quotient of the two).',
    },
    denominator: {
      zh: '全部首次办结的工单。',
      en: 'All tickets first closed.',
    },
    basis: {
      zh: '首次办结时间。',
      en: 'Time of the first close.',
    },
    exclusions: {
      zh: '未办结的不计。没有一张工单被观察满三十天时，结果为空。结束早于开始的计入“数据问题”。',
      en: 'Tickets never closed. Empty while no ticket has been watched for 30 days. Rows that end before they begin are left out as faults.',
    },
    formula: {
      zh: '1 − S(30 天)，Kaplan-Meier，log-log 95% 区间。',
      en: '1 − S(30 days), Kaplan-Meier, log-log 95 % limits.',
    },
    source: 'Kaplan & Meier, JASA 1958;53:457; Greenwood 1926; Kalbfleisch & Prentice (log-log limits)',
    version: 1,
  },
  fact: 'ticket',
  basis: 'firstClosedAt',
  population: happened('firstClosedAt'),
  better: 'lower',
  shape: 'rate',
  unit: 'ratio',
  incidence: { start: 'firstClosedAt', stop: 'firstReopenedAt', horizonMs: 30 * 86_400_000 },
};
