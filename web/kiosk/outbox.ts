import type { KioskRating, KioskReceipt } from '../../api/contract/public.ts';
import { CallError } from '../citizen/call.ts';

/** A rating as it was given: the id is its Idempotency-Key, so that sending it twice counts once. */
export type Waiting = { id: string; rating: Omit<KioskRating, 'sentAt'> };

/** Where ratings wait for the network. */
export type Outbox = {
  add(item: Waiting): Promise<void>;
  /** Oldest first; not those set aside. */
  waiting(): Promise<Waiting[]>;
  remove(id: string): Promise<void>;
  /** Kept for whoever looks after the device, but not sent again. */
  setAside(id: string, reason: string): Promise<void>;
};

export type Send = (item: Waiting) => Promise<KioskReceipt>;

/**
 * Sends what waits, oldest first. A refusal for good sets one aside, so that it does not hold up those behind it; a
 * network that fails, a server that is busy and a token that is not known stop the round, and everything stays.
 */
export async function flush(
  outbox: Outbox,
  send: Send,
  arrived: (id: string, receipt: KioskReceipt) => void,
): Promise<void> {
  for (const item of await outbox.waiting()) {
    try {
      const receipt = await send(item);
      await outbox.remove(item.id);
      arrived(item.id, receipt);
    } catch (error) {
      if (!(error instanceof CallError) || error.passing || error.status === 401) return;
      await outbox.setAside(item.id, error.code);
    }
  }
}

/** For a browser without a database: what waits lasts as long as the page. */
export function memoryOutbox(): Outbox {
  const items = new Map<string, Waiting>();
  const aside = new Set<string>();
  return {
    add: async (item) => void items.set(item.id, item),
    waiting: async () => [...items.values()].filter(({ id }) => !aside.has(id)),
    remove: async (id) => void items.delete(id),
    setAside: async (id) => void aside.add(id),
  };
}
