import { eq } from 'drizzle-orm';
import type { Huiyin } from '../huiyin.ts';
import { memberships } from '../ledger/schema.ts';

const EVERY_MS = 60_000;

/** When each user was last here, for the idle limit: kept in memory, written at most once a minute. */
export class SeenTimes {
  readonly #huiyin: Huiyin;
  readonly #written = new Map<string, number>();

  constructor(huiyin: Huiyin) {
    this.#huiyin = huiyin;
  }

  /** Not before what the row says: this process may know better, for a write is up to a minute behind. */
  latest(userId: string, stored: number): number {
    return Math.max(stored, this.#written.get(userId) ?? 0);
  }

  touch(userId: string): void {
    const now = this.#huiyin.clock();
    if (now - (this.#written.get(userId) ?? 0) < EVERY_MS) return;
    this.#written.set(userId, now);
    // nobody waits for it: a request is not slower for being counted
    void this.#huiyin.ledger
      .write(({ tx }) => tx.update(memberships).set({ seenAt: now }).where(eq(memberships.userId, userId)))
      .catch((error: unknown) => this.#huiyin.log.warn({ error }, 'last activity not written'));
  }
}
