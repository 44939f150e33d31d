import { happened } from '../condition.ts';
import type { CountMetric } from './metric.ts';
import { open } from './open.ts';

/** 超期未办: open, and the original due time has passed. */
export const overdue: CountMetric = {
  id: 'overdue',
  name: { zh: '超期未办工单', en: 'Overdue tickets' },
  summary: {
    zh: '此刻已过原定期限仍未答复的工单有多少，等了多久。',
    en: 'How many tickets are past their original due time without an answer, and how long they have waited.',
  },
  definition: {
    population: {
      zh: '截至统计时点在办、且原定答复期限已到的工单。',
      en: 'Open tickets whose original due time has passed at the as-of instant.',
    },
    basis: {
      zh: '受理时间。',
      en: 'Time of receipt.',
    },
    exclusions: {
      zh: '没有期限的不计。来源只导出已办结案件的不计。工作台的“已逾期”看的是此刻正在走的时限（派单、签收或答复，重新打开后另计），两数因此可以不同。',
      en: 'Tickets without a due time. Sources that export finished cases only. “Overdue” at the desk looks at the clock that runs now (to dispatch, to sign or to answer, begun anew by a reopening), so the two numbers may differ.',
    },
    formula: {
      zh: '计数；等待时间为统计时点减受理时间的中位数与 p90（type 7）。',
      en: 'A count; its age is as-of less receipt, median and p90 (type 7).',
    },
    source: 'Hyndman & Fan, Am Stat 1996;50:361 (type 7)',
    version: 1,
  },
  fact: 'ticket',
  basis: 'receivedAt',
  population: { all: [open.population, happened('dueAt')] },
  better: 'lower',
  shape: 'count',
  unit: 'tickets',
  ageFrom: 'receivedAt',
};
