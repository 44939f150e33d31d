import type { FactName } from '../../../facts/schema.ts';
import type { Clock, Dimension } from '../../../question.ts';
import type { CountsQuery, DurationsQuery } from '../../store.ts';
import { conditionSql } from '../condition-sql.ts';
import { bucketSql, lifeSql } from '../duration-sql.ts';
import type { PeriodSql } from '../period-sql.ts';
import { literal } from '../schema.ts';
import { dimensionSql } from '../selection-sql.ts';
import { instantAtCut, quietSql, type Cut } from './cut.ts';

/**
 * What is counted once for all questions of a kind: the columns of the cells, and the rows they count. Counts are kept
 * by day, for they are few; durations by month, for a day has hardly two tickets of one department in one bucket. Both
 * are kept by year, too: a question over years adds up a tenth of the cells.
 */
export type Shape = {
  fact: FactName;
  basis: string;
  grain: 'day' | 'month';
  dimensions: readonly Dimension[];
  /** Column -> SQL over a row, what cells are kept apart by beside period and dimensions. */
  apart: Record<string, string>;
  /** Column -> SQL of a count over rows. */
  sums: Record<string, string>;
  /** SQL of the rows that the cells count. */
  source: string;
};

/** A kind of question: what it asks, without groups, filters and bounds. Plain data, kept in the store. */
export type Spec =
  | { kind: 'counts'; query: Omit<CountsQuery, Asked> }
  | { kind: 'durations'; query: Omit<DurationsQuery, Asked | 'exactUpTo'>; clock: Clock };
type Asked = 'by' | 'where' | 'from' | 'to';

const COUNT_DIMENSIONS: readonly Dimension[] = ['department', 'channel', 'campus'];
const DURATION_DIMENSIONS: readonly Dimension[] = ['department'];

export function countsSpec({ fact, basis, population, counts }: CountsQuery): Spec {
  return { kind: 'counts', query: { fact, basis, population, counts } };
}

export function durationsSpec(query: DurationsQuery, clock: Clock): Spec {
  const { fact, basis, population, start, stop, competing } = query;
  return { kind: 'durations', query: { fact, basis, population, start, stop, competing }, clock };
}

/** @param table where the rows lie: all of the fact's, or its loose ones */
export function shapeOf(spec: Spec, cut: Cut, table: string = spec.query.fact): Shape {
  const { fact, basis, population } = spec.query;
  const instant = instantAtCut(cut);
  const rows = `${quietSql(fact, cut)} AND ${conditionSql(population, instant)}`;
  if (spec.kind === 'counts') {
    const sums = Object.values(spec.query.counts).map(
      (each, place) => [`n${place}`, `count(*) FILTER (WHERE ${conditionSql(each, instant)})`] as const,
    );
    return {
      fact,
      basis,
      grain: 'day',
      dimensions: COUNT_DIMENSIONS,
      apart: {},
      sums: { ...Object.fromEntries(sums), n: 'count(*)' },
      source: `SELECT * FROM ${table} WHERE ${rows}`,
    };
  }
  // a row that still waits must show as censored, for rows to answer then: whatever the clock, its time has not ended
  const life = lifeSql(spec.query, spec.clock, { instant, work: literal(Number.MAX_SAFE_INTEGER) });
  return {
    fact,
    basis,
    grain: 'month',
    dimensions: DURATION_DIMENSIONS,
    apart: {
      life: `coalesce(${life.life}, ${UNBEGUN})`,
      completed: life.completed,
      bucket: bucketSql('"duration"'),
    },
    sums: { n: 'count(*)' },
    source: `SELECT *, ${life.duration} AS "duration" FROM (SELECT *, ${life.source} FROM ${table}) WHERE ${rows}`,
  };
}

/** Rises with every change to the columns of cells, or to what is counted in them. */
export const LAYOUT = 3;

/** Column that tells cells of a year from those of a day or month. */
export const YEARLY = '"yearly"';

/** Place after the last end: a row that had not begun by its instant is in no life, and still counts as a row. */
export const UNBEGUN = 4;

/**
 * SQL that counts rows into cells.
 *
 * @param only a further condition on the rows
 * @param sign -1 to take them out again
 */
export function cellsSql(shape: Shape, period: PeriodSql, only: string, sign: 1 | -1): string {
  const keys = [
    YEARLY,
    `CASE WHEN ${YEARLY} THEN ${period.index('month')} // 12 ELSE ${period.index(shape.grain)} END AS "period"`,
    ...shape.dimensions.map((each) => `${dimensionSql(each, shape, period)} AS "${each}"`),
    ...Object.entries(shape.apart).map(([name, sql]) => `${sql} AS "${name}"`),
  ];
  const sums = Object.entries(shape.sums).map(([name, sql]) => `${sign} * (${sql}) AS "${name}"`);
  return `SELECT ${[...keys, ...sums].join(', ')} FROM (${shape.source} AND ${only}), (VALUES (false), (true)) AS grains(${YEARLY}) GROUP BY ${keys.map((_, place) => place + 1).join(', ')}`;
}

/** SQL that adds up what was counted in and out. */
export function compactSql(shape: Shape, table: string): string {
  const keys = ['yearly', 'period', ...shape.dimensions, ...Object.keys(shape.apart)].map(
    (name) => `"${name}"`,
  );
  const sums = Object.keys(shape.sums).map((name) => `sum("${name}")::BIGINT AS "${name}"`);
  return `SELECT ${[...keys, ...sums].join(', ')} FROM ${table} GROUP BY ALL HAVING sum("n") <> 0 ORDER BY ${YEARLY}`;
}
