import type { TicketDetail } from '../../../api/contract/tickets.ts';

type Entry = TicketDetail['timeline'][number];

/** What a ticket became while somebody was writing. */
export interface Changes {
  state: { from: TicketDetail['state']; to: TicketDetail['state'] } | null;
  department: { from: TicketDetail['department']; to: TicketDetail['department'] } | null;
  /** Events that were not there before, oldest first. */
  entries: Entry[];
}

/** The difference between the ticket one began with and the ticket as it is; null when the version is the same. */
export function changesSince(before: TicketDetail, after: TicketDetail): Changes | null {
  if (before.version === after.version) return null;
  const known = new Set(before.timeline.map((entry) => entry.sequence));
  return {
    state: before.state === after.state ? null : { from: before.state, to: after.state },
    department:
      before.department?.code === after.department?.code
        ? null
        : { from: before.department, to: after.department },
    entries: after.timeline.filter((entry) => !known.has(entry.sequence)),
  };
}
