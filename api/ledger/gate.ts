import { sql } from 'drizzle-orm';
import type { Database, Transaction } from './database.ts';

type Waiting = {
  work: (tx: Transaction) => Promise<unknown>;
  undo: () => void;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
};

export type GateOptions = {
  /** Commands committed together at most. */
  most: number;
  /** Called before a group begins and after it failed as a whole, so that in-memory heads follow the disk. */
  onGroupFailed: () => Promise<void>;
};

/**
 * The one lane of writes. Commands queue; what waits is committed together, each in its own savepoint, so that one
 * refusal spoils no neighbour; each is acknowledged only after the commit. Two write transactions at a time would
 * fail at once (`reliability.md` 1.1), so nothing else may write.
 */
export class WriteGate {
  readonly #database: Database;
  readonly #options: GateOptions;
  #queue: Waiting[] = [];
  #running: Promise<void> | null = null;
  #closed = false;

  constructor(database: Database, options: GateOptions) {
    this.#database = database;
    this.#options = options;
  }

  /** How many commands wait. */
  get depth(): number {
    return this.#queue.length;
  }

  /**
   * Runs one command and resolves after its commit.
   *
   * @param undo takes back what the command changed in memory, when its savepoint is rolled back
   */
  run<T>(work: (tx: Transaction) => Promise<T>, undo: () => void = () => {}): Promise<T> {
    if (this.#closed) return Promise.reject(new Error('the write gate is closed'));
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({
        work,
        undo,
        resolve: (value) => resolve(returned(value)),
        reject,
      });
      this.#running ??= this.#drain();
    });
  }

  /** Refuses new commands and waits for those that were accepted. */
  async close(): Promise<void> {
    this.#closed = true;
    while (this.#running) await this.#running;
  }

  async #drain(): Promise<void> {
    // give what arrives in the same turn of the loop the chance to join the group
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (this.#queue.length > 0) {
      const group = this.#queue.splice(0, this.#options.most);
      await this.#commit(group);
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    this.#running = null;
  }

  async #commit(group: Waiting[]): Promise<void> {
    const settled: (() => void)[] = [];
    try {
      await this.#database.transaction(async (tx) => {
        for (const command of group) {
          await tx.run(sql.raw('SAVEPOINT command'));
          try {
            const value = await command.work(tx);
            await tx.run(sql.raw('RELEASE command'));
            settled.push(() => command.resolve(value));
          } catch (error) {
            command.undo();
            await tx.run(sql.raw('ROLLBACK TO command'));
            await tx.run(sql.raw('RELEASE command'));
            settled.push(() => command.reject(error));
          }
        }
      });
    } catch (error) {
      await this.#options.onGroupFailed();
      for (const command of group) command.reject(error);
      return;
    }
    for (const settle of settled) settle();
  }
}

/** The queue holds commands of every result type; each resolver gets only what its own command returned. */
function returned<T>(value: unknown): T {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- pairs a command with its own resolver
  return value as T;
}
