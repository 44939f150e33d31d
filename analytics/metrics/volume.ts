import { happened } from '../condition.ts';
import type { CountMetric } from './metric.ts';

/** 受理量. */
export const volume: CountMetric = {
  id: 'volume',
  name: { zh: '受理量', en: 'Volume' },
  summary: {
    zh: '受理了多少工单。',
    en: 'How many tickets were received.',
  },
  definition: {
    population: {
      zh: '所选时段内受理、且不晚于统计时点的工单。',
      en: 'Tickets received in the period and by the as-of instant.',
    },
    basis: {
      zh: '受理时间。',
      en: 'Time of receipt.',
    },
    exclusions: {
      zh: '无。',
      en: 'None.',
    },
    formula: {
      zh: '计数。',
      en: 'A count.',
    },
    source: '受理量，各地通报通用 / the count that every bulletin begins with',
    version: 1,
  },
  fact: 'ticket',
  basis: 'receivedAt',
  population: happened('receivedAt'),
  better: null,
  shape: 'count',
  unit: 'tickets',
  ageFrom: null,
};
