import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { FactRows } from '../../analytics/facts/schema.ts';
import type { Period } from './board-questions.ts';
import { BASES, boardSql, COLUMNS } from './board-sql.ts';

type Value = string | number | boolean | null;
const TEXT = ['department', 'channel'];

/**
 * The same facts and the same twelve questions in PostgreSQL, through one `psql` that stays open: a server of one's own,
 * whose schema `bench` is thrown away.
 */
export class Postgres {
  readonly #psql: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;

  private constructor(url: string) {
    this.#psql = spawn('psql', ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', url]);
    this.#psql.stderr.pipe(process.stderr);
    this.#lines = createInterface({ input: this.#psql.stdout })[Symbol.asyncIterator]();
  }

  /** @param url of a database in which the schema `bench` may be made and thrown away */
  static async open(url: string): Promise<Postgres> {
    const postgres = new Postgres(url);
    const tables = Object.entries(COLUMNS).map(
      ([table, columns]) =>
        `CREATE TABLE ${table} (${columns.map((each) => `${each} ${typeOf(each)}`).join(', ')})`,
    );
    await postgres.#run([
      'DROP SCHEMA IF EXISTS bench CASCADE',
      'CREATE SCHEMA bench',
      'SET search_path = bench',
      ...tables,
    ]);
    return postgres;
  }

  async fill(rows: FactRows): Promise<void> {
    await this.#copy('ticket', COLUMNS.ticket, rows.ticket);
    await this.#copy('rating', COLUMNS.rating, rows.rating);
  }

  async index(): Promise<void> {
    await this.#run([
      ...BASES.map(([table, basis]) => `CREATE INDEX ON ${table} (${basis})`),
      ...Object.keys(COLUMNS).map((table) => `VACUUM ANALYZE ${table}`),
    ]);
  }

  ask(asOf: number, period: Period): Promise<void> {
    return this.#run(boardSql(asOf, period));
  }

  async close(): Promise<void> {
    await this.#run(['DROP SCHEMA bench CASCADE']);
    this.#psql.stdin.end('\\q\n');
    await once(this.#psql, 'exit');
  }

  async #copy<C extends string>(
    table: string,
    columns: readonly C[],
    rows: readonly Record<C, Value>[],
  ): Promise<void> {
    const lines = rows.map((row) => columns.map((each) => row[each] ?? '\\N').join('\t'));
    await this.#write(`COPY ${table} (${columns.join(', ')}) FROM STDIN;\n${lines.join('\n')}\n\\.\n`);
    await this.#run([]);
  }

  /** Runs statements, one after another; what they answer is read and thrown away, as the others' answers are. */
  async #run(statements: readonly string[]): Promise<void> {
    await this.#write(`${statements.map((each) => `${each};\n`).join('')}\\echo done\n`);
    for (;;) {
      const { value, done } = await this.#lines.next();
      if (done) throw new Error('psql has ended');
      if (value === 'done') return;
    }
  }

  async #write(text: string): Promise<void> {
    if (!this.#psql.stdin.write(text)) await once(this.#psql.stdin, 'drain');
  }
}

function typeOf(column: string): string {
  if (TEXT.includes(column)) return 'text';
  return column === 'active' ? 'boolean' : 'bigint';
}
