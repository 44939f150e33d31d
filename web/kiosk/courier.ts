import { onScopeDispose, ref } from 'vue';
import type { KioskReceipt } from '../../api/contract/public.ts';
import { call } from '../citizen/call.ts';
import { flush, type Outbox, type Send, type Waiting } from './outbox.ts';

/** Nobody stands longer than this before a screen that says "sending". */
const PATIENCE_MS = 4_000;
const EVERY_MS = 30_000;

/** Carries ratings to the server: at once, when the network comes back, when the page is looked at, every 30 seconds. */
export function useCourier(outbox: Outbox, send: Send) {
  const waiting = ref(0);
  const awaited = new Map<string, (receipt: KioskReceipt) => void>();
  let round: Promise<void> | null = null;
  let again = false;

  async function carry(): Promise<void> {
    do {
      again = false;
      await flush(outbox, send, (id, receipt) => awaited.get(id)?.(receipt));
    } while (again);
    waiting.value = (await outbox.waiting()).length;
  }

  function deliver(): Promise<void> {
    if (round) again = true;
    round ??= carry().finally(() => (round = null));
    return round;
  }

  /** Keeps the rating first, then tries: its receipt, or null when it has to wait. */
  async function post(item: Waiting): Promise<KioskReceipt | null> {
    await outbox.add(item);
    const arrival = new Promise<KioskReceipt>((resolve) => awaited.set(item.id, resolve));
    const patience = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));
    const receipt = await Promise.race([arrival, patience, deliver().then(() => null)]);
    awaited.delete(item.id);
    return receipt;
  }

  const whenSeen = (): void => {
    if (document.visibilityState === 'visible') void deliver();
  };
  const whenOnline = (): void => void deliver();
  window.addEventListener('online', whenOnline);
  document.addEventListener('visibilitychange', whenSeen);
  const timer = setInterval(whenOnline, EVERY_MS);
  onScopeDispose(() => {
    window.removeEventListener('online', whenOnline);
    document.removeEventListener('visibilitychange', whenSeen);
    clearInterval(timer);
  });

  return { waiting, post, deliver };
}

export function sendWith(token: string): Send {
  return ({ id, rating }) =>
    call<KioskReceipt>('/api/v1/kiosk/ratings', {
      body: { ...rating, sentAt: Date.now() },
      idempotencyKey: id,
      authorization: `Device ${token}`,
      timeoutMs: 10_000,
    });
}
