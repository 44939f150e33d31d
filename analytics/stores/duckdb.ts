import { availableParallelism } from 'node:os';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import type { AnyFact, FactName } from '../facts/schema.ts';
import { applyBatch } from './duckdb/apply-batch.ts';
import { CELL_SCHEMA, cellKeeper, WORTH_CELLS } from './duckdb/cells/keeper.ts';
import { askCounts, askCountsOfEach, askDurations, askRows } from './duckdb/questions.ts';
import { columnsOf, literal, SCHEMA } from './duckdb/schema.ts';
import { dumpSql, factRow } from './duckdb/rows.ts';
import { spanReader } from './duckdb/span.ts';
import { touchedKeys } from './duckdb/touched.ts';
import { inTransaction } from './duckdb/transaction.ts';
import { FACT_NAMES } from './fact-key.ts';
import type { FactStore } from './store.ts';

/** DuckDB's threads at most, and memory for each in MiB: it would take four fifths of the machine, and keep it. */
const THREADS = 8;
const MEMORY_PER_THREAD = 128;

export type DuckdbOptions = {
  /** Rows from which on cells are kept. */
  worthCells: number;
  answered?: (from: 'cells' | 'rows') => void;
};
export type DuckdbFactStore = FactStore & {
  /** Resolves when nothing is being written: batches, and the cells that questions made it begin. */
  quiet(): Promise<void>;
};

/**
 * Facts in DuckDB, in this process. One connection writes, one batch a transaction; others read and never wait for it,
 * each question on the snapshot it began with.
 *
 * @param path of the database file, `:memory:` for none
 */
export async function duckdbFactStore(
  path: string,
  { worthCells, answered = () => {} }: DuckdbOptions = { worthCells: WORTH_CELLS },
): Promise<DuckdbFactStore> {
  const instance = await DuckDBInstance.create(path, path === ':memory:' ? {} : limits());
  const writer = await instance.connect();
  for (const statement of [...SCHEMA, ...CELL_SCHEMA]) await writer.run(statement);
  const readers: DuckDBConnection[] = [await instance.connect(), await instance.connect()];
  let turn = 0;
  const result = (sql: string): ReturnType<DuckDBConnection['runAndReadAll']> =>
    (readers[turn++ % readers.length] ?? writer).runAndReadAll(sql);
  const ask = async (sql: string): Promise<unknown[][]> => (await result(sql)).getRowsJS();
  const columns = async (sql: string): Promise<unknown[][]> => (await result(sql)).getColumnsJS();
  const spans = spanReader(ask);
  // no other process can have the file open, so what was last written here is what it holds
  let position = Number((await ask('SELECT position FROM state'))[0]?.[0] ?? 0);
  let writing: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(write: () => Promise<T>): Promise<T> => {
    const done = writing.then(write);
    writing = done.catch(() => {});
    return done;
  };

  const touched = await touchedKeys(writer);
  const cells = await cellKeeper(writer, inTurn, worthCells, touched.sql);
  const asking = { ask, columns, spans, cells, answered };

  return {
    counts: (query, frame) => askCounts(asking, query, frame),
    countsOfEach: (query, frame) => askCountsOfEach(asking, query, frame),
    durations: (query, frame) => askDurations(asking, query, frame),
    rows: (query, frame) => askRows(asking, query, frame),
    apply: (batch) =>
      inTurn(async () => {
        await applyBatch(writer, cells, touched, batch);
        position = batch.position;
        spans.forget();
      }),
    position: async () => position,
    version: async () => {
      const found = (await ask('SELECT version FROM state'))[0]?.[0];
      return typeof found === 'string' ? found : null;
    },
    reset: (version) =>
      inTurn(async () => {
        await cells.alone(() =>
          inTransaction(writer, async () => {
            await cells.drop();
            for (const fact of FACT_NAMES) await writer.run(`DELETE FROM ${fact}`);
            await writer.run(`UPDATE state SET position = 0, version = ${literal(version ?? null)}`);
          }),
        );
        position = 0;
        spans.forget();
      }),
    quiet: async () => {
      let last: unknown;
      do {
        last = writing;
        await writing;
      } while (last !== writing);
    },
    dump: (fact) => dump(instance, fact),
    close: () =>
      inTurn(async () => {
        for (const each of [...readers, writer]) each.closeSync();
        instance.closeSync();
      }),
  };
}

/** What does not fit is read from the file again, or put aside beside it: seen to do for ten million tickets. */
function limits(): Record<string, string> {
  const threads = Math.min(THREADS, Math.max(2, availableParallelism()));
  return { threads: String(threads), memory_limit: `${threads * MEMORY_PER_THREAD}MiB` };
}

async function* dump(instance: DuckDBInstance, fact: FactName): AsyncGenerator<AnyFact> {
  const reader = await instance.connect();
  try {
    const columns = columnsOf(fact);
    const result = await reader.stream(dumpSql(fact));
    for await (const rows of result.yieldRowsJs()) for (const row of rows) yield factRow(columns, row);
  } finally {
    reader.closeSync();
  }
}
