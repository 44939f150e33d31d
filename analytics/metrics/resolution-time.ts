import { happened } from '../condition.ts';
import type { DurationMetric } from './metric.ts';

/**
 * 办结用时 (Kaplan-Meier): tickets still open count with the age they have.
 * A ticket has one clock, so a withdrawal or refusal is taken as censored: until then it had waited without an answer, and
 * nobody would have stopped answering because of it. It is shown apart as a competing end and is never an answer.
 */
export const resolutionTime: DurationMetric = {
  id: 'resolution-time',
  name: { zh: '办结用时', en: 'Resolution time' },
  summary: {
    zh: '从受理到现行有效答复要多久；尚未答复的工单按目前已等待的时间计入。',
    en: 'How long from receipt to the answer in force; tickets still open count with the time they have waited so far.',
  },
  definition: {
    population: {
      zh: '所选时段内受理的工单，截至统计时点（或该来源最后读取的时间，取早者）。',
      en: 'Tickets received in the period, as of the instant asked (or until their source was last read, if that is earlier).',
    },
    numerator: {
      zh: '现行有效的最后一次公开答复；重新打开后，原答复不再算数。',
      en: 'The last public answer in force; a reopened ticket has none until it is answered again.',
    },
    basis: {
      zh: '受理时间。',
      en: 'Time of receipt.',
    },
    exclusions: {
      zh: '撤回、不予受理和无效不是答复：从该时刻起退出观察（删失），单列为竞争结局。来源所载结束早于开始的，计入“数据问题”，不参与计算。只导出已办结案件的来源没有未结案件，不作生存估计，改用普通分位数（type 7）。',
      en: 'Withdrawal, refusal and “invalid” are not answers: the ticket leaves observation then (censored) and is shown apart as a competing end. Rows whose source ends them before their beginning are counted as faults and left out. Sources that export finished cases only get plain type 7 quantiles instead of a survival estimate.',
    },
    formula: {
      zh: 'Kaplan-Meier；中位数为 S(t) ≤ 0.5 的首个时刻，p90 为 S(t) ≤ 0.1 的首个时刻，未达到为空；区间由 log-log 置信带读出。样本很大时按 1% 对数分箱，并给出分箱界限。',
      en: 'Kaplan-Meier; the median is the first t with S(t) ≤ 0.5, p90 the first with S(t) ≤ 0.1, empty where not reached; limits read from the log-log band. Very large samples are counted in logarithmic bins of 1 %, with the bounds of the bin.',
    },
    source: 'Kaplan & Meier, JASA 1958;53:457; Greenwood 1926; Kalbfleisch & Prentice (log-log limits)',
    version: 1,
  },
  fact: 'ticket',
  basis: 'receivedAt',
  population: happened('receivedAt'),
  better: 'lower',
  shape: 'duration',
  unit: 'hours',
  start: 'receivedAt',
  stop: 'answeredAt',
  competing: 'endedAt',
  estimator: 'kaplan-meier',
};
