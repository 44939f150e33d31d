import { onScopeDispose, readonly, ref } from 'vue';
import type { LiveEvent } from '../../api/contract/tickets.ts';
import { setServerNow } from './server-clock.ts';

type Listener = (event: LiveEvent) => void;

const KINDS: readonly LiveEvent['type'][] = ['hello', 'ticket', 'facts'];
const listeners = new Set<Listener>();
const connected = ref(false);
let stop: (() => void) | null = null;
/** The longest wait between two tries to connect. */
const SLOWEST_RETRY = 30_000;

/** Events of the server, one connection a tab, shared by all who listen; reconnects by itself. */
export function useLive(listener: Listener): { connected: Readonly<typeof connected> } {
  listeners.add(listener);
  stop ??= connect();
  onScopeDispose(() => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stop?.();
    stop = null;
  });
  return { connected: readonly(connected) };
}

function connect(): () => void {
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let wait = 1_000;
  const open = (): void => {
    source = new EventSource('/api/v1/live');
    source.addEventListener('open', () => {
      connected.value = true;
      wait = 1_000;
    });
    source.addEventListener('error', () => {
      connected.value = false;
      // the browser gives up for good after an HTTP error, so the retry is ours
      source?.close();
      clearTimeout(retry);
      retry = setTimeout(open, wait);
      wait = Math.min(wait * 2, SLOWEST_RETRY);
    });
    for (const kind of KINDS) source.addEventListener(kind, (message) => deliver(kind, message.data));
  };
  open();
  return () => {
    clearTimeout(retry);
    source?.close();
    connected.value = false;
  };
}

function deliver(kind: LiveEvent['type'], data: unknown): void {
  if (typeof data !== 'string') return;
  const event: LiveEvent = { ...JSON.parse(data), type: kind };
  if (event.type === 'hello') setServerNow(event.now);
  for (const listener of listeners) listener(event);
}
