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
import { conditionSql } from './condition-sql.ts';
import { bucketSql, ENDS, lifeSql } from './duration-sql.ts';
import { periodSql, type PeriodSql } from './period-sql.ts';
import { afterSql, columnList, factRow, keyOrder } from './rows.ts';
import { columnsOf, literal } from './schema.ts';
import { dimensionSql, keyOf, selectionSql } from './selection-sql.ts';
import type { Ask, SpanReader } from './span.ts';

export async function askCounts(
  ask: Ask,
  spans: SpanReader,
  query: CountsQuery,
  frame: Frame,
): Promise<CountsCell[]> {
  const period = await periodsOf(spans, query, frame);
  const { where, instant } = selectionSql(query, frame, period);
  const keys = query.by.map((each) => dimensionSql(each, query, period));
  const names = Object.keys(query.counts);
  const counts = Object.values(query.counts).map(
    (condition) => `(count(*) FILTER (WHERE ${conditionSql(condition, instant)}))::DOUBLE`,
  );
  const rows = await ask(
    `SELECT ${[...keys, ...counts, 'count(*)::DOUBLE'].join(', ')} FROM ${query.fact} WHERE ${where}${groupBy(keys)} HAVING count(*) > 0`,
  );
  return rows.map((cells) => ({
    key: keyOf(query.by, cells),
    counts: Object.fromEntries(names.map((name, place) => [name, Number(cells[keys.length + place])])),
  }));
}

export async function askDurations(
  ask: Ask,
  spans: SpanReader,
  query: DurationsQuery,
  frame: Frame,
): Promise<Durations> {
  const period = await periodsOf(spans, query, frame);
  const at = selectionSql(query, frame, period);
  const binned = await moreThan(ask, query, at.where);
  const keys = query.by.map((each) => dimensionSql(each, query, period));
  const named = keys.map((key, place) => `${key} AS "key${place}"`);
  const life = lifeSql(query, frame.clock, at);
  const lives = `SELECT ${[...named, life.source].join(', ')} FROM ${query.fact} WHERE ${at.where}`;
  const groups = keys.map((_, place) => `"key${place}"`);
  const ended = `SELECT ${[...groups, `${life.life} AS "life"`, `${life.duration} AS "duration"`, '"completed"'].join(', ')} FROM (${lives})`;
  const duration = binned ? bucketSql('"duration"') : '"duration"::DOUBLE';
  const rows = await ask(
    `SELECT ${[...groups, '"life"', `"completed"`, `${duration} AS "length"`, 'count(*)::DOUBLE'].join(', ')} FROM (${ended}) WHERE "life" IS NOT NULL GROUP BY ALL`,
  );
  return {
    binned,
    cells: rows.map((cells): DurationCell => {
      const [end, completed, length, count] = cells.slice(keys.length);
      return {
        key: keyOf(query.by, cells),
        duration: binned ? bucketUpper(Number(length)) : Number(length),
        end: ENDS[Number(end)] ?? 'fault',
        completedOnly: completed === true,
        count: Number(count),
      };
    }),
  };
}

export async function askRows(
  ask: Ask,
  spans: SpanReader,
  query: RowsQuery,
  frame: Frame,
): Promise<RowsPage> {
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

async function moreThan(ask: Ask, query: DurationsQuery, where: string): Promise<boolean> {
  const [[all] = []] = await ask(`SELECT count(*)::DOUBLE FROM ${query.fact}`);
  if (Number(all) <= query.exactUpTo) return false;
  const [[some] = []] = await ask(`SELECT count(*)::DOUBLE FROM ${query.fact} WHERE ${where}`);
  return Number(some) > query.exactUpTo;
}

function groupBy(keys: readonly string[]): string {
  return keys.length === 0 ? '' : ` GROUP BY ${keys.map((_, place) => place + 1).join(', ')}`;
}
