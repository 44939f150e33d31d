import { lt } from 'drizzle-orm';
import type { Huiyin } from '../huiyin.ts';
import { idempotency } from '../ledger/schema.ts';

const EVERY_MS = 15 * 60_000;
const KEPT_MS = 7 * 86_400_000;

/** What is done from time to time while the server runs: learning again from closed tickets, forgetting old keys. */
export function keepHouse(huiyin: Huiyin): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const round = (): void => {
    running = running
      .then(() => keep(huiyin))
      .catch((error: unknown) => huiyin.log.error({ error }, 'house-keeping failed'));
  };
  round();
  const timer = setInterval(round, EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

async function keep(huiyin: Huiyin): Promise<void> {
  await huiyin.suggester.refresh();
  await forgetOldKeys(huiyin);
}

/** An Idempotency-Key is remembered for seven days. */
export async function forgetOldKeys(huiyin: Huiyin): Promise<void> {
  await huiyin.ledger.write(({ tx, now }) => tx.delete(idempotency).where(lt(idempotency.at, now - KEPT_MS)));
}
