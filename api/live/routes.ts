import { streamSSE } from 'hono/streaming';
import type { LiveEvent } from '../contract/tickets.ts';
import type { Huiyin } from '../huiyin.ts';
import { requireViewer, type Viewer } from '../identity/session.ts';
import { newRoutes } from '../openapi.ts';

const BEAT_MS = 20_000;
/** Events that wait for one listener; a client that reads nothing is dropped, not waited for. */
const MOST_WAITING = 200;

/** What this viewer may hear: a department its own tickets, leaders only that the numbers moved. */
export function audible(event: LiveEvent, viewer: Viewer): boolean {
  if (event.type !== 'ticket') return true;
  if (!viewer.can('ticket.read')) return false;
  return viewer.scope === null || (event.department !== null && viewer.scope.includes(event.department));
}

/** One stream a browser: tickets that changed and how far the facts are. */
export function liveRoutes(huiyin: Huiyin) {
  const routes = newRoutes();
  routes.get('/api/v1/live', (c) => {
    const viewer = requireViewer(c);
    return streamSSE(c, async (stream) => {
      const waiting: LiveEvent[] = [{ type: 'hello', now: huiyin.clock() }];
      let wake: () => void = () => {};
      let open = true;
      const stop = huiyin.live.subscribe((event) => {
        if (!audible(event, viewer)) return;
        waiting.push(event);
        if (waiting.length > MOST_WAITING) open = false;
        wake();
      });
      const leave = (): void => {
        open = false;
        wake();
      };
      stream.onAbort(leave);
      const stay = huiyin.live.onEnd(leave);
      try {
        while (open) {
          const event = waiting.shift();
          if (event) {
            await stream.writeSSE({ event: event.type, data: JSON.stringify(event) });
            continue;
          }
          const beat = setTimeout(() => wake(), BEAT_MS);
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
          clearTimeout(beat);
          if (open && waiting.length === 0) await stream.write(': beat\n\n');
        }
      } finally {
        stop();
        stay();
      }
    });
  });
  return routes;
}
