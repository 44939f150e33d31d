import type { LedgerEvent } from '../ledger/events.ts';
import { withoutCutTicket } from './read-log.ts';

/** Events kept at most, some ten megabytes: whoever falls further behind reads the log. */
const MOST = 10_000;

/**
 * Events that the ledger has just told of, without a gap: to read them back and parse them costs more than to fold them.
 * Only what is also in the log stands here, so that it may be dropped at any time.
 */
export class Heard {
  readonly #most: number;
  #events: LedgerEvent[] = [];

  constructor(most: number = MOST) {
    this.#most = most;
  }

  /** What does not fit is left to the log, and so is what comes after such a gap, until what stands here is folded. */
  add(committed: readonly LedgerEvent[]): void {
    const [first] = committed;
    const last = this.#events.at(-1);
    if (!first || (last && first.sequence !== last.sequence + 1)) return;
    if (this.#events.length + committed.length > this.#most) return;
    for (const event of committed) this.#events.push(event);
  }

  /** Where the log may stop: the last sequence number that is only there. */
  get before(): number {
    const [first] = this.#events;
    return first ? first.sequence - 1 : Infinity;
  }

  /**
   * The events after a sequence number, at most `most`, cut between tickets as the log is; null where what comes next is
   * not here. What was folded is let go.
   */
  next({ after, upTo, most }: { after: number; upTo: number; most: number }): LedgerEvent[] | null {
    const [first] = this.#events;
    const from = first ? after + 1 - first.sequence : 0;
    if (from > 0) this.#events = this.#events.slice(from);
    if (from < 0 || this.#events.length === 0) return null;
    const found = this.#events.slice(0, Math.min(most, upTo - after));
    const last = found.at(-1);
    if (!last) return null;
    return last.sequence < upTo ? withoutCutTicket(found) : found;
  }

  clear(): void {
    this.#events = [];
  }
}
