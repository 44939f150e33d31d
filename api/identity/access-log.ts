import { and, desc, eq, gte, lt, or, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import { readTimeCursor, timeCursor } from '../administration/time-cursor.ts';
import type { AccessPage } from '../contract/administration.ts';
import type { Huiyin } from '../huiyin.ts';
import { accessLog, tickets, user } from '../ledger/schema.ts';

export type AccessQuery = {
  /** Part of the answer to "who saw this between t1 and t2". */
  ticket?: string | undefined;
  user?: string | undefined;
  action?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
};

function after(cursor: string | undefined): SQL | undefined {
  const last = readTimeCursor(cursor);
  if (!last) return undefined;
  return or(lt(accessLog.at, last.at), and(eq(accessLog.at, last.at), lt(accessLog.id, last.id)));
}

/** Who looked at what, newest first. */
export async function accessPage(huiyin: Huiyin, query: AccessQuery): Promise<z.infer<typeof AccessPage>> {
  const limit = query.limit ?? 50;
  const rows = await huiyin.store.read
    .select({
      id: accessLog.id,
      at: accessLog.at,
      userId: accessLog.userId,
      user: user.name,
      action: accessLog.action,
      ticketNumber: tickets.number,
      field: accessLog.field,
      reason: accessLog.reason,
    })
    .from(accessLog)
    .leftJoin(user, eq(user.id, accessLog.userId))
    .leftJoin(tickets, eq(tickets.id, accessLog.ticketId))
    .where(
      and(
        query.ticket === undefined ? undefined : eq(tickets.number, query.ticket),
        query.user === undefined ? undefined : eq(accessLog.userId, query.user),
        query.action === undefined ? undefined : eq(accessLog.action, query.action),
        query.from === undefined ? undefined : gte(accessLog.at, query.from),
        query.to === undefined ? undefined : lt(accessLog.at, query.to),
        after(query.cursor),
      ),
    )
    .orderBy(desc(accessLog.at), desc(accessLog.id))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => ({
      at: row.at,
      user: row.user ?? row.userId,
      action: row.action,
      ticketNumber: row.ticketNumber,
      field: row.field,
      reason: row.reason,
    })),
    nextCursor: rows.length > limit && last ? timeCursor(last) : null,
    // counting a log that only grows would cost more than it tells
    total: null,
  };
}
