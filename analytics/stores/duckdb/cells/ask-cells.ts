import { bucketUpper } from '../../../buckets.ts';
import type { CountsQuery, DurationCell, DurationsQuery, Frame } from '../../store.ts';
import { conditionSql } from '../condition-sql.ts';
import { bucketSql, ENDS, lifeSql } from '../duration-sql.ts';
import { groupedSql } from '../grouped-sql.ts';
import type { PeriodSql } from '../period-sql.ts';
import { keyOf } from '../selection-sql.ts';
import type { Ask } from '../span.ts';
import { looseTable } from './cut.ts';
import { sourcesOf, type Sources } from './from-cells.ts';
import type { Cells } from './keeper.ts';
import { UNBEGUN } from './shape.ts';

/** A bucket and its count in one number, which costs half of two: no bucket holds that many rows. */
const PACK = 2 ** 32;

const named = (keys: readonly string[]): string[] => keys.map((key, place) => `${key} AS "key${place}"`);

/**
 * Counts from cells and what they do not hold, in one statement, as rows of keys and counts; null where cells cannot
 * answer.
 *
 * @param each group by each key alone (`groupedSql`)
 */
export async function countsFromCells(
  ask: Ask,
  query: CountsQuery,
  frame: Frame,
  period: PeriodSql,
  cells: Cells,
  each = false,
): Promise<unknown[][] | null> {
  const sources = sourcesOf(query, frame, period, cells);
  if (!sources) return null;
  const names = Object.keys(query.counts);
  const sums = [...names.map((_, place) => `n${place}`), 'n'];
  const counts = Object.values(query.counts).map(
    (condition) => `count(*) FILTER (WHERE ${conditionSql(condition, sources.at.instant)})`,
  );
  const parts = [
    `SELECT ${[...named(sources.cells.keys), ...sums].join(', ')} FROM ${cells.table} WHERE ${sources.cells.where}`,
    ...sources.rows.map(({ table, where }) => {
      const columns = [
        ...named(sources.keys),
        ...counts.map((sql, place) => `${sql} AS n${place}`),
        'count(*) AS n',
      ];
      const by =
        sources.keys.length === 0 ? '' : ` GROUP BY ${sources.keys.map((_, place) => place + 1).join(', ')}`;
      return `SELECT ${columns.join(', ')} FROM ${table} WHERE ${where}${by}`;
    }),
  ];
  const { columns, by } = groupedSql(sources.keys.length, each);
  return ask(
    `SELECT ${[...columns, ...sums.map((sum) => `sum(${sum})::DOUBLE`)].join(', ')} FROM (${parts.join(' UNION ALL ')})${by} HAVING sum(n) > 0`,
  );
}

/** What cells say of durations: buckets of many rows, or that only loose rows play a part. */
export type FromCells =
  { kind: 'binned'; cells: DurationCell[] } | { kind: 'loose'; table: string; count: number };

/** Durations in buckets from cells and what they do not hold; null where rows must answer. */
export async function durationsFromCells(
  ask: Ask,
  query: DurationsQuery,
  frame: Frame,
  period: PeriodSql,
  cells: Cells,
): Promise<FromCells | null> {
  const sources = sourcesOf(query, frame, period, cells);
  if (!sources) return null;
  // of tickets that wait no quiet row is counted: what is loose is then all there is, and mostly little
  const waiting = query.stop === null ? await onlyLoose(ask, cells.table, sources) : null;
  if (waiting !== null && waiting <= query.exactUpTo)
    return { kind: 'loose', table: looseTable(query.fact), count: waiting };
  const life = lifeSql(query, frame.clock, sources.at);
  const keys = sources.keys.map((_, place) => `"key${place}"`);
  const parts = [
    `SELECT ${[...named(sources.cells.keys), '"life"', '"completed"', '"bucket"', '"n"', 'true AS "quiet"'].join(', ')} FROM ${cells.table} WHERE ${sources.cells.where}`,
    ...sources.rows.flatMap(({ table, where, quiet }) => {
      if (quiet && waiting !== null) return [];
      const rows = `SELECT ${[...named(sources.keys), life.source].join(', ')} FROM ${table} WHERE ${where}`;
      const lives = `SELECT ${[...keys, `coalesce(${life.life}, ${UNBEGUN}) AS "life"`, '"completed"', `${life.duration} AS "duration"`].join(', ')} FROM (${rows})`;
      return `SELECT ${[...keys, '"life"', '"completed"', bucketSql('"duration"'), 'count(*)', String(quiet)].join(', ')} FROM (${lives}) GROUP BY ALL`;
    }),
  ];
  const summed = `SELECT ${[...keys, '"life"', '"completed"', '"bucket"', 'sum("n") AS "n"', 'bool_or("quiet") AS "quiet"'].join(', ')} FROM (${parts.join(' UNION ALL ')}) GROUP BY ALL HAVING sum("n") > 0`;
  // a list for each group and end: a row for each bucket would carry its group some thousand times
  const rows = await ask(
    `SELECT ${[...keys, '"life"::DOUBLE', '"completed"', 'bool_or("quiet")', `list("bucket"::DOUBLE * ${PACK} + "n"::DOUBLE)`].join(', ')} FROM (${summed}) GROUP BY ALL ORDER BY ${[...keys, '"life"'].map((_, place) => place + 1).join(', ')}`,
  );
  let [all, quiet] = [0, false];
  const found: DurationCell[] = [];
  for (const row of rows) {
    const [end, completed, settled, packed] = row.slice(keys.length);
    const life = ENDS[Number(end)];
    // it was still waiting when it was counted: its age grows, and the cell's does not
    if (settled === true && life === 'censored') return null;
    if (settled === true) quiet = true;
    const key = keyOf(query.by, row);
    for (const pair of inOrder(packed)) {
      const bucket = Math.floor(pair / PACK);
      const count = pair - bucket * PACK;
      all += count;
      if (!life) continue;
      const duration = life === 'fault' ? 0 : bucketUpper(bucket);
      found.push({ key, duration, end: life, completedOnly: completed === true, count });
    }
  }
  if (all > query.exactUpTo) return { kind: 'binned', cells: found };
  return quiet ? null : { kind: 'loose', table: looseTable(query.fact), count: all };
}

/** How many loose rows there are where no quiet one is counted in any period; else null. */
async function onlyLoose(ask: Ask, table: string, { rows }: Sources): Promise<number | null> {
  const loose = rows.flatMap((each) =>
    each.quiet ? [] : [`(SELECT count(*) FROM ${each.table} WHERE ${each.where})`],
  );
  const [[quiet, count] = []] = await ask(
    `SELECT (SELECT count(*) FROM ${table})::DOUBLE, (${loose.join(' + ')})::DOUBLE`,
  );
  return Number(quiet) === 0 ? Number(count) : null;
}

function inOrder(packed: unknown): Float64Array {
  return Float64Array.from(Array.isArray(packed) ? packed : []).sort();
}
