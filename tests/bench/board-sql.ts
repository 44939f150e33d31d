import { FOREVER } from '../../analytics/facts/schema.ts';
import type { Period } from './board-questions.ts';

const DAY = 86_400_000;
/** Shanghai keeps one offset through the years of the bench. */
const OFFSET = 8 * 3_600_000;

/** Columns that the questions read. */
export const COLUMNS = {
  ticket: [
    'ticketKey',
    'department',
    'channel',
    'receivedAt',
    'dueAt',
    'answeredAt',
    'endedAt',
    'closedAt',
    'validFrom',
    'validTo',
    'knownTo',
  ],
  rating: [
    'ticketKey',
    'department',
    'channel',
    'level',
    'active',
    'ratedAt',
    'validFrom',
    'validTo',
    'knownTo',
  ],
} as const;
/** Columns that periods are cut on, each with an index. */
export const BASES = [
  ['ticket', 'receivedAt'],
  ['ticket', 'dueAt'],
  ['rating', 'ratedAt'],
] as const;

/** The twelve questions of the board's first page as anybody would ask them of rows, in the SQL of both databases. */
export function boardSql(asOf: number, { from, to }: Period): string[] {
  const now = `knownTo = ${FOREVER} AND validFrom <= ${asOf} AND validTo > ${asOf}`;
  const within = (basis: string): string =>
    `${now} AND ${basis} <= ${asOf}${from === null ? '' : ` AND ${basis} >= ${from}`}${to === null ? '' : ` AND ${basis} < ${to}`}`;
  const week = (basis: string): string => `(((${basis} + ${OFFSET}) / ${DAY} + 3) / 7)`;
  const counted = (condition: string): string => `sum(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;
  const onTime = (by: string): string =>
    `SELECT ${by}, count(*), ${counted(`answeredAt <= dueAt AND answeredAt <= ${asOf}`)} FROM ticket WHERE ${within('dueAt')} GROUP BY 1`;
  const satisfied = (by: string): string =>
    `SELECT ${by}, ${counted('active')}, ${counted('active AND level >= 3')}, ${counted('NOT active')}, ${counted('NOT active AND level >= 3')} FROM rating WHERE ${within('ratedAt')} GROUP BY 1`;
  const volume = (by: string): string =>
    `SELECT ${by}, count(*) FROM ticket WHERE ${within('receivedAt')} GROUP BY 1`;
  const open = `${within('receivedAt')} AND NOT (coalesce(answeredAt <= ${asOf}, false) OR coalesce(endedAt <= ${asOf}, false) OR coalesce(closedAt <= ${asOf}, false))`;
  const ages = (where: string): string =>
    `SELECT department, ${asOf} - receivedAt, count(*) FROM ticket WHERE ${where} GROUP BY 1, 2`;
  const ended = `(answeredAt IS NOT NULL AND answeredAt <= ${asOf})`;
  const length = `(CASE WHEN ${ended} THEN answeredAt ELSE ${asOf} END - receivedAt)`;
  const bucket = `CASE WHEN ${length} <= 1000 THEN 0 ELSE CAST(ceil(ln(${length} / 1000e0) / ln(1.01e0)) AS INTEGER) END`;
  const durations = `SELECT department, ${ended}, ${bucket}, count(*) FROM ticket WHERE ${within('receivedAt')} GROUP BY 1, 2, 3`;
  return [
    ...['department', 'channel'].flatMap((by) => [onTime(by), satisfied(by), volume(by)]),
    onTime(week('dueAt')),
    satisfied(week('ratedAt')),
    volume(week('receivedAt')),
    durations,
    ages(open),
    ages(`${open} AND dueAt <= ${asOf}`),
  ];
}
