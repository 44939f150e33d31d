/** What may be asked of a metric: the same words on the command line, in the API and in the board's URL. */

export const DIMENSIONS = [
  'department',
  'campus',
  'channel',
  'source',
  'kind',
  'urgency',
  'category',
  'subcategory',
  'lodgedBy',
  'level',
  'month',
  'week',
  'day',
] as const;
/** `month` is `YYYY-MM`, `week` an ISO week `YYYY-Www`, `day` `YYYY-MM-DD`, all in the installation's zone, of the
 * metric's period basis. The others are columns of the facts; `level` (`1` to `5`) is one of the ratings only. */
export type Dimension = (typeof DIMENSIONS)[number];

export type Clock = 'elapsed' | 'working';

export type Filter = {
  dimension: Dimension;
  /** Any of these; null stands for "none". */
  values: (string | null)[];
};

export type Question = {
  by: Dimension[];
  where: Filter[];
  /** Inclusive, epoch ms, on the metric's basis column; null for no bound. */
  from: number | null;
  /** Exclusive. */
  to: number | null;
  /** Inclusive: what had happened by then, epoch ms. */
  asOf: number;
  clock: Clock;
};
