import type { GroupKey } from '../answer.ts';
import { bucketOf, bucketUpper } from '../buckets.ts';
import { zoneOffset } from '../calendar/zone-offset.ts';
import { FOREVER, type AnyFact, type FactName } from '../facts/schema.ts';
import { isPeriod, localDay, periodIndex, periodLabel } from '../period.ts';
import { FACT_NAMES, ID_COLUMNS, keysOf, readCursor, writeCursor } from './fact-key.ts';
import { meets } from './meets.ts';
import type {
  CountsCell,
  CountsQuery,
  DurationCell,
  DurationsQuery,
  FactBatch,
  FactStore,
  Frame,
  Selection,
} from './store.ts';

type Tables = Record<FactName, AnyFact[]>;
type Selected = { row: AnyFact; instant: number };
type Dimension = DurationsQuery['by'][number];

const empty = (): Tables => ({ ticket: [], custody: [], rating: [], rectification: [] });

/**
 * The reference: what every store must answer, written to be read rather than to be fast. Each question walks all rows.
 */
export function memoryFactStore(): FactStore {
  let tables = empty();
  let position = 0;
  let version: string | null = null;

  return {
    counts: async (query, frame) => countsOf(tables, query, frame),
    countsOfEach: async (query, frame) =>
      query.by.map((dimension) => countsOf(tables, { ...query, by: [dimension] }, frame)),
    durations: async (query, frame) => {
      const rows = selected(tables, query, frame);
      const binned = rows.length > query.exactUpTo;
      const keyOf = keyReader(query, frame);
      const cells = new Map<string, DurationCell>();
      for (const each of rows) {
        const life = lifeOf(each, query, frame);
        if (!life) continue;
        const duration = binned ? bucketUpper(bucketOf(life.duration)) : life.duration;
        const found = { key: keyOf(each.row), ...life, duration };
        const name = JSON.stringify(found);
        const cell = cells.get(name) ?? { ...found, count: 0 };
        cell.count += 1;
        cells.set(name, cell);
      }
      return { cells: [...cells.values()], binned };
    },
    rows: async (query, frame) => {
      const all = selected(tables, query, frame)
        .map(({ row }) => row)
        .sort((a, b) => inKeyOrder(query.fact, a, b));
      const { after } = query;
      const rest = after === null ? all : all.filter((row) => follows(query.fact, row, after));
      const rows = rest.slice(0, query.limit);
      const last = rows.at(-1);
      const next = last && rest.length > rows.length ? writeCursor(query.fact, last) : null;
      return { total: all.length, rows, next };
    },
    apply: async (batch) => {
      for (const name of FACT_NAMES) tables[name] = replaced(tables[name], name, batch);
      position = batch.position;
    },
    position: async () => position,
    version: async () => version,
    reset: async (next) => {
      tables = empty();
      position = 0;
      version = next ?? null;
    },
    async *dump(fact) {
      yield* tables[fact].toSorted((a, b) => inKeyOrder(fact, a, b) || inVersionOrder(a, b));
    },
    close: async () => {},
  };
}

/** Rows of the selection in the version that holds at their censoring instant. */
function selected(tables: Tables, query: Selection, frame: Frame): Selected[] {
  const offsetAt = zoneOffset(frame.zone);
  return tables[query.fact]
    .map((row) => ({ row, instant: Math.min(frame.asOf, frame.watermarks[String(row.feed)] ?? Infinity) }))
    .filter(({ row, instant }) => {
      const [from, to] = [Number(row.validFrom), Number(row.validTo)];
      const basis = timeOf(row, query.basis);
      if (!(from <= instant && instant < to && row.knownTo === FOREVER)) return false;
      if (query.from !== null && !(basis !== null && basis >= query.from)) return false;
      if (query.to !== null && !(basis !== null && basis < query.to)) return false;
      const asked = query.where.every(({ dimension, values }) =>
        values.includes(dimensionOf(dimension, query.basis, row, offsetAt)),
      );
      return asked && meets(query.population, row, instant);
    });
}

function dimensionOf(
  dimension: Dimension,
  basis: string,
  row: AnyFact,
  offsetAt: (instant: number) => number,
): string | null {
  if (!isPeriod(dimension)) {
    const value = row[dimension] ?? null;
    return value === null ? null : String(value);
  }
  const instant = timeOf(row, basis);
  if (instant === null) return null;
  const day = localDay(instant, offsetAt(instant));
  return periodLabel(dimension, periodIndex(dimension, day));
}

function keyReader(query: { by: Dimension[]; basis: string }, frame: Frame): (row: AnyFact) => GroupKey {
  const offsetAt = zoneOffset(frame.zone);
  return (row) => query.by.map((dimension) => dimensionOf(dimension, query.basis, row, offsetAt));
}

function lifeOf(
  { row, instant }: Selected,
  query: DurationsQuery,
  frame: Frame,
): Omit<DurationCell, 'key' | 'count'> | null {
  const by = (column: string | null): number | null => {
    const value = column === null ? null : timeOf(row, column);
    return value !== null && value <= instant ? value : null;
  };
  const [start, stop, competing] = [by(query.start), by(query.stop), by(query.competing)];
  if (start === null) return null;
  const completedOnly = row.completedOnly === true;
  const event = stop !== null && (competing === null || stop <= competing);
  const end = event ? 'event' : competing === null ? 'censored' : 'competing';
  const column = event ? query.stop : query.competing;
  const elapsed = (event ? stop : (competing ?? instant)) - start;
  const duration =
    frame.clock === 'elapsed'
      ? elapsed
      : (end === 'censored' ? frame.work(instant) : worked(row, column)) - worked(row, query.start);
  const fault = row.timeFault === true || elapsed < 0 || !(duration >= 0);
  return fault ? { duration: 0, end: 'fault', completedOnly } : { duration, end, completedOnly };
}

/** The working companion of a column; NaN where it is missing, so that the row shows as a fault. */
function worked(row: AnyFact, column: string | null): number {
  return (column === null ? null : timeOf(row, column.replace(/At$/, 'Work'))) ?? Number.NaN;
}

function replaced(rows: AnyFact[], fact: FactName, batch: FactBatch): AnyFact[] {
  const news: AnyFact[] = batch.rows[fact];
  if (batch.fresh) return [...rows, ...news];
  const keys = keysOf(batch);
  return [...rows.filter((row) => !keys.has(Number(row.ticketKey))), ...news];
}

function timeOf(row: AnyFact, column: string): number | null {
  const value = row[column] ?? null;
  return value === null ? null : Number(value);
}

function countsOf(tables: Tables, query: CountsQuery, frame: Frame): CountsCell[] {
  const cells = new Map<string, CountsCell>();
  const keyOf = keyReader(query, frame);
  for (const { row, instant } of selected(tables, query, frame)) {
    const key = keyOf(row);
    const cell = cells.get(JSON.stringify(key)) ?? { key, counts: zeros(query.counts) };
    for (const [name, condition] of Object.entries(query.counts))
      if (meets(condition, row, instant)) cell.counts[name] = (cell.counts[name] ?? 0) + 1;
    cells.set(JSON.stringify(key), cell);
  }
  return [...cells.values()];
}

function zeros(counts: Record<string, unknown>): Record<string, number> {
  return Object.fromEntries(Object.keys(counts).map((name) => [name, 0]));
}

function inKeyOrder(fact: FactName, a: AnyFact, b: AnyFact): number {
  const id = ID_COLUMNS[fact];
  return Number(a.ticketKey) - Number(b.ticketKey) || inText(String(a[id] ?? ''), String(b[id] ?? ''));
}

function inVersionOrder(a: AnyFact, b: AnyFact): number {
  const at = (column: string): number => Number(a[column]) - Number(b[column]);
  return at('validFrom') || at('knownFrom') || at('validTo') || at('knownTo');
}

function inText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function follows(fact: FactName, row: AnyFact, after: string): boolean {
  const { key, id } = readCursor(after);
  const at = Number(row.ticketKey);
  return at > key || (at === key && String(row[ID_COLUMNS[fact]] ?? '') > id);
}
