import type { DuckDBConnection } from '@duckdb/node-api';
import type { FactName } from '../../../facts/schema.ts';
import { FACT_NAMES } from '../../fact-key.ts';
import type { Frame } from '../../store.ts';
import { periodSql, type PeriodSql } from '../period-sql.ts';
import { literal } from '../schema.ts';
import { inTransaction } from '../transaction.ts';
import { looseSql, looseTable, sameWatermarks, serves, type Cut } from './cut.ts';
import { gate } from './gate.ts';
import { cellsSql, compactSql, LAYOUT, shapeOf, type Shape, type Spec } from './shape.ts';

const MINUTE = 60_000;
/** So much older than the question that made it is a cut: questions asked at about the same time all lie after it. */
const MARGIN = MINUTE;
/** So far behind, a cut is moved: what has become quiet since goes into the cells. */
const ADVANCE_AFTER = 60 * MINUTE;
/** Fewer rows of all facts than this are read faster than cells are kept. */
export const WORTH_CELLS = 50_000;
/** Every year that a calendar knows; beyond them the offset at the edge holds. */
const ZONE_SPAN: [number, number] = [Date.UTC(1970, 0, 1), Date.UTC(2070, 0, 1)];

export const CELL_SCHEMA: readonly string[] = [
  'CREATE TABLE IF NOT EXISTS cut (detail VARCHAR)',
  'CREATE TABLE IF NOT EXISTS cells (place INTEGER, spec VARCHAR)',
];

export type Cells = { shape: Shape; table: string; cut: Cut };

/** Keeps the cells of every kind of question that was asked, in the same transactions as the rows. */
export type CellKeeper = {
  /** What `use` makes of the cells of this kind of question; null where rows must answer. Makes cells for next time. */
  answer<T>(spec: Spec, frame: Frame, use: (cells: Cells) => Promise<T | null>): Promise<T | null>;
  /** Inside a transaction: rows of the touched keys are about to go. */
  leave(): Promise<void>;
  /** Inside a transaction: rows of the touched keys have come, the latest of them known at that instant. */
  enter(known: number): Promise<void>;
  /** Waits for questions that read cells, and holds back new ones: for writes that move the cut. */
  alone<T>(write: () => Promise<T>): Promise<T>;
  /** Inside a transaction: forget everything. */
  drop(): Promise<void>;
};

type Kept = { spec: Spec; table: string };

/**
 * @param inTurn runs one write after another
 * @param worth rows from which on cells are kept
 * @param touched SQL that is true for the rows whose keys the batch at hand replaces
 */
export async function cellKeeper(
  writer: DuckDBConnection,
  inTurn: <T>(write: () => Promise<T>) => Promise<T>,
  worth: number,
  touched: () => string,
): Promise<CellKeeper> {
  const { pass, close } = gate();
  const kept = new Map<string, Kept>();
  const pending = new Set<string>();
  const periods = new Map<string, PeriodSql>();
  let cut = await storedCut(writer);
  let latest = await latestKnown(writer);
  if (cut && cut.layout !== LAYOUT)
    await inTransaction(writer, () => forget(writer)).then(() => (cut = null));
  for (const [place, spec] of cut ? await storedSpecs(writer) : [])
    kept.set(JSON.stringify(spec), { spec, table: tableAt(place) });

  const periodOf = (basis: string, { zone }: Cut): PeriodSql => {
    const name = `${zone} ${basis}`;
    const found = periods.get(name) ?? periodSql(basis, zone, ZONE_SPAN);
    periods.set(name, found);
    return found;
  };
  /** Once at a time, and out of the way of whoever asked. */
  const soon = (what: string, write: () => Promise<void>): void => {
    if (pending.has(what)) return;
    pending.add(what);
    void inTurn(write)
      .catch(() => {})
      .finally(() => pending.delete(what));
  };
  /** Counts the touched rows in or out: read from the rows once, however many kinds of question there are. */
  const recount = async (current: Cut, sign: 1 | -1): Promise<void> => {
    const moved = new Set<FactName>();
    for (const fact of FACT_NAMES) {
      await writer.run(
        `CREATE OR REPLACE TEMP TABLE ${movedTable(fact)} AS SELECT * FROM ${fact} WHERE ${touched()}`,
      );
      const [[rows] = []] = (
        await writer.runAndReadAll(`SELECT count(*)::DOUBLE FROM ${movedTable(fact)}`)
      ).getRowsJS();
      if (Number(rows) > 0) moved.add(fact);
    }
    for (const { spec, table } of kept.values()) {
      if (!moved.has(spec.query.fact)) continue;
      const shape = shapeOf(spec, current, movedTable(spec.query.fact));
      await writer.run(
        `INSERT INTO ${table} BY NAME ${cellsSql(shape, periodOf(shape.basis, current), 'true', sign)}`,
      );
    }
  };

  async function drop(): Promise<void> {
    await forget(writer);
    kept.clear();
    cut = null;
  }

  async function begin(next: Cut): Promise<void> {
    const sizes = await writer.runAndReadAll(
      `SELECT (${FACT_NAMES.map((fact) => `(SELECT count(*) FROM ${fact})`).join(' + ')})::DOUBLE`,
    );
    if (Number(sizes.getRowsJS()[0]?.[0] ?? 0) < worth) return;
    await close(() =>
      inTransaction(writer, async () => {
        await drop();
        for (const fact of FACT_NAMES)
          await writer.run(
            `CREATE TABLE ${looseTable(fact)} AS SELECT * FROM ${fact} WHERE ${looseSql(fact, next)}`,
          );
        await writer.run(`INSERT INTO cut VALUES (${literal(JSON.stringify(next))})`);
      }).then(() => {
        cut = next;
      }),
    );
  }

  async function build(spec: Spec): Promise<void> {
    const current = cut;
    const name = JSON.stringify(spec);
    if (!current || kept.has(name)) return;
    const place = Math.max(-1, ...(await storedSpecs(writer)).map(([each]) => each)) + 1;
    const shape = shapeOf(spec, current);
    await inTransaction(writer, async () => {
      await writer.run(
        `CREATE OR REPLACE TABLE ${tableAt(place)} AS ${cellsSql(shape, periodOf(shape.basis, current), 'true', 1)}`,
      );
      await writer.run(`INSERT INTO cells VALUES (${place}, ${literal(name)})`);
    });
    kept.set(name, { spec, table: tableAt(place) });
  }

  /** Counts in what has become quiet, and adds up what was counted in and out. */
  async function advance(at: number): Promise<void> {
    const before = cut;
    if (!before || at <= before.at) return;
    const next = { ...before, at };
    await close(() =>
      inTransaction(writer, async () => {
        for (const { spec, table } of kept.values()) {
          const shape = shapeOf(spec, next, looseTable(spec.query.fact));
          await writer.run(
            `INSERT INTO ${table} BY NAME ${cellsSql(shape, periodOf(shape.basis, next), 'true', 1)}`,
          );
          await writer.run(`CREATE OR REPLACE TABLE ${table} AS ${compactSql(shape, table)}`);
        }
        for (const fact of FACT_NAMES)
          await writer.run(
            `CREATE OR REPLACE TABLE ${looseTable(fact)} AS SELECT * FROM ${looseTable(fact)} WHERE ${looseSql(fact, next)}`,
          );
        await writer.run(`UPDATE cut SET detail = ${literal(JSON.stringify(next))}`);
      }).then(() => {
        cut = next;
      }),
    );
  }

  return {
    async answer(spec, frame, use) {
      // a question about next year must not cut there: nothing was known past the latest row
      const at = Math.min(frame.asOf, latest) - MARGIN;
      const { watermarks, zone } = frame;
      return pass(async () => {
        if (!cut || (at >= cut.at && (cut.zone !== zone || !sameWatermarks(cut.watermarks, watermarks)))) {
          soon('cut', () => begin({ at, watermarks, zone, layout: LAYOUT }));
          return null;
        }
        if (!serves(cut, frame)) return null;
        if (at - cut.at > ADVANCE_AFTER) soon('cut', () => advance(at));
        const found = kept.get(JSON.stringify(spec));
        if (found) return use({ shape: shapeOf(spec, cut), table: found.table, cut });
        soon(JSON.stringify(spec), () => build(spec));
        return null;
      });
    },
    async leave() {
      if (!cut) return;
      await recount(cut, -1);
      for (const fact of FACT_NAMES) await writer.run(`DELETE FROM ${looseTable(fact)} WHERE ${touched()}`);
    },
    async enter(known) {
      latest = Math.max(latest, known);
      if (!cut) return;
      await recount(cut, 1);
      for (const fact of FACT_NAMES)
        await writer.run(
          `INSERT INTO ${looseTable(fact)} SELECT * FROM ${movedTable(fact)} WHERE ${looseSql(fact, cut)}`,
        );
    },
    alone: close,
    drop,
  };
}

const movedTable = (fact: FactName): string => `moved_${fact}`;
const tableAt = (place: number): string => `cells_${place}`;

async function forget(connection: DuckDBConnection): Promise<void> {
  for (const [place] of await storedSpecs(connection))
    await connection.run(`DROP TABLE IF EXISTS ${tableAt(place)}`);
  for (const fact of FACT_NAMES) await connection.run(`DROP TABLE IF EXISTS ${looseTable(fact)}`);
  await connection.run('DELETE FROM cells');
  await connection.run('DELETE FROM cut');
}

async function storedCut(connection: DuckDBConnection): Promise<Cut | null> {
  const [row] = (await connection.runAndReadAll('SELECT detail FROM cut')).getRowsJS();
  return row ? JSON.parse(String(row[0])) : null;
}

async function latestKnown(connection: DuckDBConnection): Promise<number> {
  const tables = FACT_NAMES.map((fact) => `SELECT max("knownFrom")::DOUBLE AS known FROM ${fact}`);
  const [row] = (
    await connection.runAndReadAll(`SELECT max(known) FROM (${tables.join(' UNION ALL ')})`)
  ).getRowsJS();
  return Number(row?.[0] ?? 0);
}

async function storedSpecs(connection: DuckDBConnection): Promise<[number, Spec][]> {
  const rows = (await connection.runAndReadAll('SELECT place, spec FROM cells')).getRowsJS();
  return rows.map(([place, spec]) => [Number(place), JSON.parse(String(spec))]);
}
