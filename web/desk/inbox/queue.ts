/** The list that a ticket was opened from, so that the next one can follow. Lives as long as the tab. */
export interface Queue {
  ids: string[];
  /** Query of the inbox to go back to. */
  back: Record<string, string>;
}

const KEPT = 'huiyin.queue';

export function keepQueue(queue: Queue): void {
  sessionStorage.setItem(KEPT, JSON.stringify(queue));
}

export function readQueue(): Queue {
  const kept = sessionStorage.getItem(KEPT);
  const queue: Queue = kept ? JSON.parse(kept) : { ids: [], back: {} };
  return queue;
}

/** The id after this one, or null at the end and for a ticket that is not in the queue. */
export function nextInQueue(queue: Queue, id: string): string | null {
  const at = queue.ids.indexOf(id);
  return at === -1 ? null : (queue.ids[at + 1] ?? null);
}
