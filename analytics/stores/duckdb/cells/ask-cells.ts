import { bucketUpper } from '../../../buckets.ts';
import type { CountsCell, CountsQuery, DurationCell, DurationsQuery, Frame } from '../../store.ts';
import { conditionSql } from '../condition-sql.ts';
import { bucketSql, ENDS, lifeSql } from '../duration-sql.ts';
import type { PeriodSql } from '../period-sql.ts';
import { keyOf, keysOf } from '../selection-sql.ts';
import type { Ask } from '../span.ts';
import { looseTable } from './cut.ts';
import { sourcesOf } from './from-cells.ts';
import type { Cells } from './keeper.ts';
import { UNBEGUN } from './shape.ts';

const named = (keys: readonly string[]): string[] => keys.map((key, place) => `${key} AS "key${place}"`);

/** Counts from cells and what they do not hold, in one statement; null where cells cannot answer. */
export async function countsFromCells(
  ask: Ask,
  query: CountsQuery,
  frame: Frame,
  period: PeriodSql,
  cells: Cells,
): Promise<CountsCell[] | null> {
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
  const keys = sources.keys.map((_, place) => `"key${place}"`);
  const by = keys.length === 0 ? '' : ` GROUP BY ${keys.join(', ')}`;
  const rows = await ask(
    `SELECT ${[...keys, ...sums.map((sum) => `sum(${sum})::DOUBLE`)].join(', ')} FROM (${parts.join(' UNION ALL ')})${by} HAVING sum(n) > 0`,
  );
  return rows.map((row) => ({
    key: keyOf(query.by, row),
    counts: Object.fromEntries(names.map((name, place) => [name, Number(row[keys.length + place])])),
  }));
}

/** What cells say of durations: buckets of many rows, or that only loose rows play a part. */
export type FromCells = { kind: 'binned'; cells: DurationCell[] } | { kind: 'loose'; table: string };

/** Durations in buckets from cells and what they do not hold; null where rows must answer. */
export async function durationsFromCells(
  columns: Ask,
  query: DurationsQuery,
  frame: Frame,
  period: PeriodSql,
  cells: Cells,
): Promise<FromCells | null> {
  const sources = sourcesOf(query, frame, period, cells);
  if (!sources) return null;
  const life = lifeSql(query, frame.clock, sources.at);
  const keys = sources.keys.map((_, place) => `"key${place}"`);
  const parts = [
    `SELECT ${[...named(sources.cells.keys), '"life"', '"completed"', '"bucket"', '"n"', 'true AS "quiet"'].join(', ')} FROM ${cells.table} WHERE ${sources.cells.where}`,
    ...sources.rows.map(({ table, where, quiet }) => {
      const rows = `SELECT ${[...named(sources.keys), life.source].join(', ')} FROM ${table} WHERE ${where}`;
      const lives = `SELECT ${[...keys, `coalesce(${life.life}, ${UNBEGUN}) AS "life"`, '"completed"', `${life.duration} AS "duration"`].join(', ')} FROM (${rows})`;
      return `SELECT ${[...keys, '"life"', '"completed"', bucketSql('"duration"'), 'count(*)', String(quiet)].join(', ')} FROM (${lives}) GROUP BY ALL`;
    }),
  ];
  const rows = await columns(
    `SELECT ${[...keys, '"life"::DOUBLE', '"completed"', '"bucket"::DOUBLE AS "bucket"', 'sum("n")::DOUBLE AS "n"', 'bool_or("quiet")'].join(', ')} FROM (${parts.join(' UNION ALL ')}) GROUP BY ALL HAVING sum("n") > 0 ORDER BY ${[...keys, '"bucket"'].join(', ')}`,
  );
  const groupOf = keysOf(query.by, rows);
  const [ends = [], completed = [], buckets = [], counts = [], settled = []] = rows.slice(keys.length);
  let [all, quiet] = [0, 0];
  const found: DurationCell[] = [];
  for (const [row, end] of ends.entries()) {
    const count = Number(counts[row]);
    all += count;
    if (settled[row] === true) quiet += count;
    // it was still waiting when it was counted: its age grows, and the cell's does not
    if (settled[row] === true && ENDS[Number(end)] === 'censored') return null;
    const life = ENDS[Number(end)];
    if (!life) continue;
    found.push({
      key: groupOf(row),
      duration: life === 'fault' ? 0 : bucketUpper(Number(buckets[row])),
      end: life,
      completedOnly: completed[row] === true,
      count,
    });
  }
  if (all > query.exactUpTo) return { kind: 'binned', cells: found };
  // few, and no quiet row among them, as with open tickets: what is loose is all there is
  return quiet === 0 ? { kind: 'loose', table: looseTable(query.fact) } : null;
}
