import { bucketUpper } from '../../buckets.ts';
import type {
  CountsCell,
  CountsQuery,
  DurationCell,
  Durations,
  DurationsQuery,
  Frame,
  RowsPage,
  RowsQuery,
  Selection,
} from '../store.ts';
import { isPeriod } from '../../period.ts';
import { writeCursor } from '../fact-key.ts';
import { countsFromCells, durationsFromCells } from './cells/ask-cells.ts';
import type { CellKeeper } from './cells/keeper.ts';
import { countsSpec, durationsSpec } from './cells/shape.ts';
import { conditionSql } from './condition-sql.ts';
import { bucketSql, ENDS, lifeSql } from './duration-sql.ts';
import { groupedSql, placeOf } from './grouped-sql.ts';
import { periodSql, type PeriodSql } from './period-sql.ts';
import { afterSql, columnList, factRow, keyOrder } from './rows.ts';
import { columnsOf, literal } from './schema.ts';
import { dimensionSql, keyOf, keysOf, selectionSql } from './selection-sql.ts';
import type { Ask, SpanReader } from './span.ts';

/** What questions are asked with: a connection, and what is known beside the rows. */
export type Asking = {
  ask: Ask;
  /** The same, column by column: for results of very many rows. */
  columns: Ask;
  spans: SpanReader;
  cells: CellKeeper;
  /** Told where each answer came from. */
  answered: (from: 'cells' | 'rows') => void;
};

export async function askCounts(asking: Asking, query: CountsQuery, frame: Frame): Promise<CountsCell[]> {
  const rows = await countedRows(asking, query, frame, false);
  return rows.map((row) => ({
    key: keyOf(query.by, row),
    counts: countsOf(query, row.slice(query.by.length)),
  }));
}

/** The cells of each of some dimensions, in one statement. */
export async function askCountsOfEach(
  asking: Asking,
  query: CountsQuery,
  frame: Frame,
): Promise<CountsCell[][]> {
  const { by } = query;
  const found = by.map((): CountsCell[] => []);
  for (const [grouping, ...row] of await countedRows(asking, query, frame, true)) {
    const place = placeOf(grouping, by.length);
    const key = keyOf(by.slice(place, place + 1), row.slice(place));
    found[place]?.push({ key, counts: countsOf(query, row.slice(by.length)) });
  }
  return found;
}

async function countedRows(
  asking: Asking,
  query: CountsQuery,
  frame: Frame,
  each: boolean,
): Promise<unknown[][]> {
  const { ask, spans, cells } = asking;
  const period = await periodsOf(spans, query, frame);
  const counted = await cells.answer(countsSpec(query), frame, (found) =>
    countsFromCells(ask, query, frame, period, found, each),
  );
  asking.answered(counted ? 'cells' : 'rows');
  if (counted) return counted;
  const { where, instant } = selectionSql(query, frame, period);
  const keys = query.by.map(
    (dimension, place) => `${dimensionSql(dimension, query, period)} AS "key${place}"`,
  );
  const counts = Object.values(query.counts).map(
    (condition) => `(count(*) FILTER (WHERE ${conditionSql(condition, instant)}))::DOUBLE`,
  );
  const { columns, by } = groupedSql(keys.length, each);
  return ask(
    `SELECT ${[...columns, ...counts, 'count(*)::DOUBLE'].join(', ')} FROM (SELECT ${['*', ...keys].join(', ')} FROM ${query.fact} WHERE ${where})${by} HAVING count(*) > 0`,
  );
}

function countsOf({ counts }: CountsQuery, sums: readonly unknown[]): Record<string, number> {
  return Object.fromEntries(Object.keys(counts).map((name, place) => [name, Number(sums[place])]));
}

export async function askDurations(asking: Asking, query: DurationsQuery, frame: Frame): Promise<Durations> {
  const { ask, spans, cells } = asking;
  const period = await periodsOf(spans, query, frame);
  const counted = await cells.answer(durationsSpec(query, frame.clock), frame, async (found) => {
    const known = await durationsFromCells(ask, query, frame, period, found);
    if (known?.kind === 'binned') return { cells: known.cells, binned: true };
    return known && (await durationsFromRows(asking, query, frame, period, known.table, known.count));
  });
  asking.answered(counted ? 'cells' : 'rows');
  return counted ?? durationsFromRows(asking, query, frame, period, query.fact);
}

async function durationsFromRows(
  { ask, columns }: Asking,
  query: DurationsQuery,
  frame: Frame,
  period: PeriodSql,
  table: string,
  count?: number,
): Promise<Durations> {
  const at = selectionSql(query, frame, period);
  const binned = count === undefined ? await moreThan(ask, query, table, at.where) : count > query.exactUpTo;
  const keys = query.by.map((each) => dimensionSql(each, query, period));
  const named = keys.map((key, place) => `${key} AS "key${place}"`);
  const life = lifeSql(query, frame.clock, at);
  const lives = `SELECT ${[...named, life.source].join(', ')} FROM ${table} WHERE ${at.where}`;
  const groups = keys.map((_, place) => `"key${place}"`);
  const ended = `SELECT ${[...groups, `${life.life} AS "life"`, `${life.duration} AS "duration"`, '"completed"'].join(', ')} FROM (${lives})`;
  const duration = binned ? bucketSql('"duration"') : '"duration"';
  // in order, so that estimators find their cells sorted
  const found = await columns(
    `SELECT ${[...groups, '"life"::DOUBLE', `"completed"`, `(${duration})::DOUBLE AS "length"`, 'count(*)::DOUBLE'].join(', ')} FROM (${ended}) WHERE "life" IS NOT NULL GROUP BY ALL ORDER BY ${[...groups, '"length"'].join(', ')}`,
  );
  return { binned, cells: durationCells(query.by, found, binned) };
}

function durationCells(
  by: DurationsQuery['by'],
  found: readonly unknown[][],
  binned: boolean,
): DurationCell[] {
  const keyOf = keysOf(by, found);
  const [lives = [], completed = [], lengths = [], counts = []] = found.slice(by.length);
  return lives.map((end, row) => ({
    key: keyOf(row),
    duration: binned ? bucketUpper(Number(lengths[row])) : Number(lengths[row]),
    end: ENDS[Number(end)] ?? 'fault',
    completedOnly: completed[row] === true,
    count: Number(counts[row]),
  }));
}

export async function askRows({ ask, spans }: Asking, query: RowsQuery, frame: Frame): Promise<RowsPage> {
  const { where } = selectionSql(query, frame, await periodsOf(spans, query, frame));
  const after = query.after === null ? '' : ` AND ${afterSql(query.fact, query.after)}`;
  const [total, found] = await Promise.all([
    ask(`SELECT count(*)::DOUBLE FROM ${query.fact} WHERE ${where}`),
    ask(
      `SELECT ${columnList(query.fact)} FROM ${query.fact} WHERE ${where}${after} ORDER BY ${keyOrder(query.fact)} LIMIT ${literal(query.limit + 1)}`,
    ),
  ]);
  const rows = found.slice(0, query.limit).map((cells) => factRow(columnsOf(query.fact), cells));
  const last = rows.at(-1);
  return {
    total: Number(total[0]?.[0] ?? 0),
    rows,
    next: last && found.length > rows.length ? writeCursor(query.fact, last) : null,
  };
}

async function periodsOf(
  spans: SpanReader,
  query: Selection & { by?: CountsQuery['by'] },
  frame: Frame,
): Promise<PeriodSql> {
  const asked = [...(query.by ?? []), ...query.where.map(({ dimension }) => dimension)].some(isPeriod);
  return periodSql(query.basis, frame.zone, asked ? await spans.of(query) : null);
}

async function moreThan(ask: Ask, query: DurationsQuery, table: string, where: string): Promise<boolean> {
  const [[all] = []] = await ask(`SELECT count(*)::DOUBLE FROM ${table}`);
  if (Number(all) <= query.exactUpTo) return false;
  const [[some] = []] = await ask(`SELECT count(*)::DOUBLE FROM ${table} WHERE ${where}`);
  return Number(some) > query.exactUpTo;
}
