import { happened, isTrue } from '../condition.ts';
import type { CountMetric } from './metric.ts';

/** 在办: neither answered nor ended nor closed, with the age of what waits. */
export const open: CountMetric = {
  id: 'open',
  name: { zh: '在办工单', en: 'Open tickets' },
  summary: {
    zh: '此刻还没有得到有效答复的工单有多少，等了多久。',
    en: 'How many tickets have no answer in force at this moment, and how long they have waited.',
  },
  definition: {
    population: {
      zh: '所选时段内受理、截至统计时点未答复、未办结、也未撤回或不予受理的工单。',
      en: 'Tickets received in the period that at the as-of instant are neither answered nor closed, withdrawn, refused or invalid.',
    },
    basis: {
      zh: '受理时间。',
      en: 'Time of receipt.',
    },
    exclusions: {
      zh: '来源只导出已办结案件的不计。',
      en: 'Sources that export finished cases only.',
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
  population: {
    all: [
      happened('receivedAt'),
      { not: { any: [happened('answeredAt'), happened('endedAt'), happened('closedAt')] } },
      { not: isTrue('completedOnly') },
    ],
  },
  better: 'lower',
  shape: 'count',
  unit: 'tickets',
  ageFrom: 'receivedAt',
};
