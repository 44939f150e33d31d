import { BUCKET_RATIO, BUCKET_UNIT_MS } from '../../buckets.ts';
import type { Clock } from '../../question.ts';
import type { DurationsQuery } from '../store.ts';
import type { InstantSql } from './instant-sql.ts';
import { column, hasColumn } from './schema.ts';

export const ENDS = ['event', 'competing', 'censored', 'fault'] as const;

const work = (name: string): string => column(name.replace(/At$/, 'Work'));

/**
 * SQL columns that say how a row's life stands at its censoring instant: `life` (place in `ENDS`), `duration` (ms of the
 * clock) and `completed`. A row without a start by then has a null `life`.
 */
export function lifeSql(
  query: Pick<DurationsQuery, 'fact' | 'start' | 'stop' | 'competing'>,
  clock: Clock,
  at: InstantSql,
): { source: string; life: string; duration: string; completed: string } {
  const by = (name: string | null): string =>
    name === null ? 'NULL::BIGINT' : `CASE WHEN ${column(name)} <= ${at.instant} THEN ${column(name)} END`;
  const worked = (name: string | null): string => (name === null ? 'NULL::BIGINT' : work(name));
  const source = [
    `${by(query.start)} AS "begun"`,
    `${by(query.stop)} AS "stopped"`,
    `${by(query.competing)} AS "competed"`,
    `${at.instant} AS "until"`,
    ...(clock === 'working'
      ? [
          `${worked(query.start)} AS "begunWork"`,
          `${worked(query.stop)} AS "stoppedWork"`,
          `${worked(query.competing)} AS "competedWork"`,
          `${at.work} AS "untilWork"`,
        ]
      : []),
    `${hasColumn(query.fact, 'timeFault') ? 'coalesce("timeFault", false)' : 'false'} AS "faulty"`,
    `${hasColumn(query.fact, 'completedOnly') ? 'coalesce("completedOnly", false)' : 'false'} AS "completed"`,
  ].join(', ');
  const isEvent = '"stopped" IS NOT NULL AND ("competed" IS NULL OR "stopped" <= "competed")';
  const ended = (suffix: string): string =>
    `(CASE WHEN ${isEvent} THEN "stopped${suffix}" WHEN "competed" IS NOT NULL THEN "competed${suffix}" ELSE "until${suffix}" END - "begun${suffix}")`;
  const duration = ended(clock === 'working' ? 'Work' : '');
  const fault = `"faulty" OR ${ended('')} < 0 OR NOT coalesce(${duration} >= 0, false)`;
  return {
    source,
    life: `CASE WHEN "begun" IS NULL THEN NULL WHEN ${fault} THEN 3 WHEN ${isEvent} THEN 0 WHEN "competed" IS NOT NULL THEN 1 ELSE 2 END`,
    duration: `CASE WHEN ${fault} THEN 0 ELSE ${duration} END`,
    completed: '"completed"',
  };
}

/** SQL of `bucketOf`. */
export function bucketSql(duration: string): string {
  return `CASE WHEN ${duration} <= 0 THEN -1 WHEN ${duration} <= ${BUCKET_UNIT_MS} THEN 0 ELSE CAST(ceil(ln(${duration} / ${BUCKET_UNIT_MS}.0) / ln(${BUCKET_RATIO}::DOUBLE) - 1e-9) AS INTEGER) END`;
}
