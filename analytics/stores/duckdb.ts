import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import type { AnyFact, FactName } from '../facts/schema.ts';
import { applyBatch } from './duckdb/apply-batch.ts';
import { askCounts, askDurations, askRows } from './duckdb/questions.ts';
import { columnsOf, literal, SCHEMA } from './duckdb/schema.ts';
import { dumpSql, factRow } from './duckdb/rows.ts';
import { spanReader } from './duckdb/span.ts';
import { inTransaction } from './duckdb/transaction.ts';
import { FACT_NAMES } from './fact-key.ts';
import type { FactStore } from './store.ts';

/**
 * Facts in DuckDB, in this process. One connection writes, one batch a transaction; others read and never wait for it,
 * each question on the snapshot it began with.
 *
 * @param path of the database file, `:memory:` for none
 */
export async function duckdbFactStore(path: string): Promise<FactStore> {
  const instance = await DuckDBInstance.create(path);
  const writer = await instance.connect();
  for (const statement of SCHEMA) await writer.run(statement);
  const readers: DuckDBConnection[] = [await instance.connect(), await instance.connect()];
  let turn = 0;
  const ask = async (sql: string): Promise<unknown[][]> => {
    const reader = readers[turn++ % readers.length] ?? writer;
    return (await reader.runAndReadAll(sql)).getRowsJS();
  };
  const spans = spanReader(ask);
  let writing: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(write: () => Promise<T>): Promise<T> => {
    const done = writing.then(write);
    writing = done.catch(() => {});
    return done;
  };

  return {
    counts: (query, frame) => askCounts(ask, spans, query, frame),
    durations: (query, frame) => askDurations(ask, spans, query, frame),
    rows: (query, frame) => askRows(ask, spans, query, frame),
    apply: (batch) =>
      inTurn(async () => {
        await applyBatch(writer, batch);
        spans.forget();
      }),
    position: async () => Number((await ask('SELECT position FROM state'))[0]?.[0] ?? 0),
    version: async () => {
      const found = (await ask('SELECT version FROM state'))[0]?.[0];
      return typeof found === 'string' ? found : null;
    },
    reset: (version) =>
      inTurn(async () => {
        await inTransaction(writer, async () => {
          for (const fact of FACT_NAMES) await writer.run(`DELETE FROM ${fact}`);
          await writer.run(`UPDATE state SET position = 0, version = ${literal(version ?? null)}`);
        });
        spans.forget();
      }),
    dump: (fact) => dump(instance, fact),
    close: () =>
      inTurn(async () => {
        for (const each of [...readers, writer]) each.closeSync();
        instance.closeSync();
      }),
  };
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
