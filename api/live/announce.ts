import { inArray } from 'drizzle-orm';
import { TicketState } from '../contract/common.ts';
import type { Huiyin } from '../huiyin.ts';
import { tickets } from '../ledger/schema.ts';

/** An import of a million tickets is not news: past this many in one command nobody is told one by one. */
const MOST = 50;

/** Tells the live bus of each ticket that a command changed, after its commit. */
export function announceTickets(huiyin: Huiyin): () => void {
  const waiting = new Map<string, boolean>();
  let timer: NodeJS.Timeout | null = null;

  async function tell(): Promise<void> {
    timer = null;
    const changed = new Map(waiting);
    waiting.clear();
    if (huiyin.live.listeners === 0) return;
    const rows = await huiyin.store.read
      .select({
        id: tickets.id,
        number: tickets.number,
        version: tickets.version,
        state: tickets.state,
        department: tickets.department,
      })
      .from(tickets)
      .where(inArray(tickets.id, [...changed.keys()]));
    for (const row of rows)
      huiyin.live.publish({
        ...row,
        type: 'ticket',
        state: TicketState.parse(row.state),
        created: changed.get(row.id) ?? false,
      });
  }

  const stop = huiyin.ledger.onCommitted((events) => {
    const ids = new Set(events.flatMap((event) => event.ticketId ?? []));
    if (ids.size > MOST) return;
    for (const event of events)
      if (event.ticketId !== null)
        waiting.set(event.ticketId, (waiting.get(event.ticketId) ?? false) || event.kind === 'received');
    // a burst is told together: listeners need what is now, not each step
    timer ??= setTimeout(() => {
      tell().catch((error: unknown) => huiyin.log.error({ error }, 'live announcement failed'));
    }, 100);
  });
  return () => {
    stop();
    if (timer) clearTimeout(timer);
  };
}
