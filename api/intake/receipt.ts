import { eq } from 'drizzle-orm';
import type { Receipt } from '../../ingest/channels/channel.ts';
import type { Named } from '../contract/common.ts';
import type { Huiyin } from '../huiyin.ts';
import { tickets } from '../ledger/schema.ts';
import { queryCode } from '../tickets/query-code.ts';
import type { Outcome } from './arrival.ts';

export type TicketReceipt = {
  id: string;
  number: string;
  code: string;
  receivedAt: number;
  answerDueAt: number | null;
  department: Named | null;
  followUrl: string;
};

/** What the person is told of a ticket: equal for the first delivery and for each repeat. */
export async function ticketReceipt(huiyin: Huiyin, ticketId: string): Promise<TicketReceipt> {
  // named columns: the driver asks for the name and type of each column of each answer, and intake waits for this one
  const [row] = await huiyin.store.read
    .select({
      number: tickets.number,
      receivedAt: tickets.receivedAt,
      dueAt: tickets.dueAt,
      department: tickets.department,
    })
    .from(tickets)
    .where(eq(tickets.id, ticketId));
  if (!row) throw new Error(`ticket ${ticketId} is not there after its commit`);
  const code = queryCode(huiyin.keys, ticketId);
  return {
    id: ticketId,
    number: row.number,
    code,
    receivedAt: row.receivedAt,
    answerDueAt: row.dueAt,
    department: huiyin.organisation.department(row.department),
    // the code stands behind #: it never reaches a server's log
    followUrl: `${huiyin.settings.url}/follow?number=${row.number}#code=${code}`,
  };
}

/** The same for a channel's answer. */
export async function channelReceipt(huiyin: Huiyin, outcome: Outcome): Promise<Receipt> {
  if (outcome.ticketId === null)
    return {
      ticketNumber: null,
      queryCode: null,
      followUrl: null,
      answerDueAt: null,
      ratingAccepted: outcome.ratingId !== null,
    };
  const receipt = await ticketReceipt(huiyin, outcome.ticketId);
  // a rating bound to somebody's ticket must not hand out that ticket's code
  return {
    ticketNumber: receipt.number,
    queryCode: outcome.opened ? receipt.code : null,
    followUrl: outcome.opened ? receipt.followUrl : null,
    answerDueAt: receipt.answerDueAt,
    ratingAccepted: outcome.ratingId !== null,
  };
}
