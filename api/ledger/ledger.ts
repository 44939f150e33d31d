import { desc } from 'drizzle-orm';
import { canonical } from './canonical.ts';
import { GENESIS, link } from './chain.ts';
import type { Database, Store, Transaction } from './database.ts';
import type { LedgerEvent, NewEvent } from './events.ts';
import { WriteGate } from './gate.ts';
import { insertRows } from './insert-rows.ts';
import { events } from './schema.ts';

type Head = { sequence: number; hash: Buffer; recordedAt: number };

/** What a command holds while it runs. */
export type Entry = {
  tx: Transaction;
  /**
   * When this is recorded: never before what was recorded last, whatever the clock does. The demonstration, which
   * writes half a year in one command after another, moves it forward by hand.
   */
  now: number;
  /** Gives events their place in the chain; they are written before the command's savepoint is released. */
  append(event: NewEvent): LedgerEvent;
  /** What this command has appended to a ticket: the table does not hold it yet. */
  pending(ticketId: string): LedgerEvent[];
};

type Row = typeof events.$inferInsert;

/** Appends to the chain through the write gate, and tells listeners what was committed. */
export class Ledger {
  readonly #store: Store;
  readonly #clock: () => number;
  readonly #gate: WriteGate;
  readonly #listeners = new Set<(committed: LedgerEvent[]) => void>();
  #head: Head;

  private constructor(store: Store, clock: () => number, head: Head) {
    this.#store = store;
    this.#clock = clock;
    this.#head = head;
    this.#gate = new WriteGate(store.write, {
      most: 100,
      onGroupFailed: async () => {
        this.#head = await readHead(store.write);
      },
    });
  }

  static async open(store: Store, clock: () => number): Promise<Ledger> {
    return new Ledger(store, clock, await readHead(store.write));
  }

  /** Sequence number of the last event handed out. */
  get position(): number {
    return this.#head.sequence;
  }

  get waiting(): number {
    return this.#gate.depth;
  }

  /** Hears of each command's events after their commit, in order. */
  onCommitted(listener: (committed: LedgerEvent[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** One command: resolves after the commit, rejects with what the command threw and leaves nothing of it. */
  async write<T>(command: (entry: Entry) => Promise<T>): Promise<T> {
    let before: Head | null = null;
    const appended: LedgerEvent[] = [];
    const result = await this.#gate.run(
      async (tx) => {
        before = this.#head;
        appended.length = 0;
        const rows: Row[] = [];
        const entry: Entry = {
          tx,
          now: Math.max(this.#clock(), this.#head.recordedAt),
          append: (event) => {
            const stored = this.#place(event, entry.now, rows);
            appended.push(stored);
            return stored;
          },
          pending: (ticketId) => appended.filter((event) => event.ticketId === ticketId),
        };
        const value = await command(entry);
        await insertRows(tx, events, rows);
        return value;
      },
      () => {
        if (before) this.#head = before;
      },
    );
    if (appended.length > 0) for (const listener of this.#listeners) listener(appended);
    return result;
  }

  #place(event: NewEvent, now: number, rows: Row[]): LedgerEvent {
    const data = canonical(event.data);
    const sequence = this.#head.sequence + 1;
    const placed = {
      sequence,
      ticketId: event.ticketId,
      kind: event.kind,
      actor: event.actor,
      occurredAt: event.occurredAt,
      recordedAt: now,
      data,
    };
    const hash = link(this.#head.hash, placed);
    rows.push({ ...placed, hash });
    this.#head = { sequence, hash, recordedAt: now };
    return { ...event, sequence, recordedAt: now };
  }

  /** Refuses new commands and waits until what was accepted is on disk. */
  async close(): Promise<void> {
    await this.#gate.close();
    await this.#store.writeClient.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  }
}

async function readHead(database: Database): Promise<Head> {
  const [last] = await database
    .select({ sequence: events.sequence, hash: events.hash, recordedAt: events.recordedAt })
    .from(events)
    .orderBy(desc(events.sequence))
    .limit(1);
  return last ?? { sequence: 0, hash: GENESIS, recordedAt: 0 };
}
