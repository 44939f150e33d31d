import { and, asc, count, desc, eq, gt, inArray, isNotNull, like, lt, or, sql, type SQL } from 'drizzle-orm';
import type { TicketPage, TicketQuery, TicketRow, ViewCounts } from '../contract/tickets.ts';
import { VIEWS } from '../contract/tickets.ts';
import type { Huiyin } from '../huiyin.ts';
import { texts, tickets } from '../ledger/schema.ts';
import { AppError } from '../problem.ts';
import { clockView } from './clock-view.ts';
import { Channel, Kind, TicketState, Urgency } from '../contract/common.ts';

/** Department codes whose tickets may be seen; null for all. */
export type Scope = readonly string[] | null;
type View = (typeof VIEWS)[number];
type Row = typeof tickets.$inferSelect;

const LIMIT = 50;

function inView(view: View, now: number): SQL | undefined {
  switch (view) {
    case 'open':
      return inArray(tickets.state, ['pending', 'dispatched', 'handling']);
    case 'to-dispatch':
      return eq(tickets.state, 'pending');
    case 'to-sign':
      return eq(tickets.state, 'dispatched');
    case 'to-answer':
      return eq(tickets.state, 'handling');
    case 'overdue':
      return lt(tickets.clockDueAt, now);
    case 'rectification':
      return eq(tickets.rectification, true);
    case 'answered':
      return eq(tickets.state, 'answered');
    case 'closed':
      return eq(tickets.state, 'closed');
    case 'all':
      return undefined;
  }
}

export function inScope(scope: Scope): SQL | undefined {
  if (scope === null) return undefined;
  return scope.length === 0 ? sql`0` : inArray(tickets.department, [...scope]);
}

const listed = (value: string | undefined): string[] => (value ? value.split(',').filter(Boolean) : []);

function filters(query: TicketQuery): (SQL | undefined)[] {
  const columns = [
    [tickets.state, query.state],
    [tickets.department, query.department],
    [tickets.campus, query.campus],
    [tickets.channel, query.channel],
    [tickets.kind, query.kind],
    [tickets.urgency, query.urgency],
  ] as const;
  const conditions: (SQL | undefined)[] = columns.map(([column, value]) => {
    const values = listed(value);
    return values.length > 0 ? inArray(column, values) : undefined;
  });
  const categories = listed(query.category);
  if (categories.length > 0)
    conditions.push(or(inArray(tickets.category, categories), inArray(tickets.subcategory, categories)));
  const words = query.q?.trim();
  if (words) conditions.push(matching(words));
  return conditions;
}

function matching(words: string): SQL | undefined {
  const number = words.toUpperCase();
  if (/^HY\d+$/.test(number)) return like(tickets.number, `${number}%`);
  const pattern = `%${words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return sql`${tickets.id} IN (SELECT ${texts.ticketId} FROM ${texts} WHERE ${texts.role} = 'title' AND ${texts.body} LIKE ${pattern} ESCAPE '\\')`;
}

type Position = { value: number; id: string };

function readCursor(cursor: string | undefined): Position | null {
  if (cursor === undefined) return null;
  const [value, id] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const number = Number(value);
  if (!id || !Number.isFinite(number))
    throw new AppError(
      400,
      'bad-cursor',
      {
        zh: '分页标记无效，请从第一页重新开始',
        en: 'The cursor is not one of ours: begin again with the first page',
      },
      {
        errors: [
          { field: 'cursor', code: 'bad-cursor', message: { zh: '无效的分页标记', en: 'Not a cursor' } },
        ],
      },
    );
  return { value: number, id };
}

const NEVER = 8.64e15;

/** What a sort runs over: tickets without a running clock come last. */
function order(sort: NonNullable<TicketQuery['sort']>): {
  by: SQL;
  descending: boolean;
  of: (row: Row) => number;
} {
  switch (sort) {
    case 'due':
      return {
        by: sql`ifnull(${tickets.clockDueAt}, ${NEVER})`,
        descending: false,
        of: (row) => row.clockDueAt ?? NEVER,
      };
    case 'received':
      return { by: sql`${tickets.receivedAt}`, descending: false, of: (row) => row.receivedAt };
    case '-received':
      return { by: sql`${tickets.receivedAt}`, descending: true, of: (row) => row.receivedAt };
  }
}

/** One page of the inbox, in the scope of who asks. */
export async function listTickets(huiyin: Huiyin, query: TicketQuery, scope: Scope): Promise<TicketPage> {
  const now = huiyin.clock();
  const { by, descending, of } = order(query.sort ?? 'due');
  const limit = query.limit ?? LIMIT;
  const position = readCursor(query.cursor);
  const wanted = and(inView(query.view ?? 'open', now), inScope(scope), ...filters(query));
  const after =
    position === null
      ? undefined
      : descending
        ? or(sql`${by} < ${position.value}`, and(sql`${by} = ${position.value}`, lt(tickets.id, position.id)))
        : or(
            sql`${by} > ${position.value}`,
            and(sql`${by} = ${position.value}`, gt(tickets.id, position.id)),
          );
  const direction = descending ? desc : asc;
  const rows = await huiyin.store.read
    .select({ ticket: tickets, title: texts.body })
    .from(tickets)
    .leftJoin(texts, and(eq(texts.ticketId, tickets.id), eq(texts.role, 'title')))
    .where(and(wanted, after))
    .orderBy(direction(by), direction(tickets.id))
    .limit(limit + 1);
  const [total] = await huiyin.store.read.select({ n: count() }).from(tickets).where(wanted);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => rowView(huiyin, row.ticket, row.title, now)),
    nextCursor:
      rows.length > limit && last
        ? Buffer.from(`${of(last.ticket)} ${last.ticket.id}`).toString('base64url')
        : null,
    total: total?.n ?? 0,
  };
}

/** How many tickets each view holds. */
export async function viewCounts(huiyin: Huiyin, scope: Scope): Promise<ViewCounts> {
  const now = huiyin.clock();
  const counts: Record<string, number> = {};
  for (const view of VIEWS) {
    const [row] = await huiyin.store.read
      .select({ n: count() })
      .from(tickets)
      .where(and(inView(view, now), inScope(scope)));
    counts[view] = row?.n ?? 0;
  }
  return { counts };
}

export function rowView(huiyin: Huiyin, row: Row, title: string | null, now: number): TicketRow {
  const { organisation } = huiyin;
  return {
    id: row.id,
    number: row.number,
    title: title ?? row.number,
    kind: Kind.parse(row.kind),
    urgency: Urgency.parse(row.urgency),
    channel: Channel.parse(row.channel),
    state: TicketState.parse(row.state),
    campus: organisation.campus(row.campus),
    category: organisation.category(row.subcategory ?? row.category),
    department: organisation.department(row.department),
    receivedAt: row.receivedAt,
    answerDueAt: row.dueAt,
    clock:
      row.clock !== null && row.clockStartedAt !== null && row.clockDueAt !== null
        ? clockView(
            { name: row.clock, startedAt: row.clockStartedAt, dueAt: row.clockDueAt },
            now,
            huiyin.calendar(),
          )
        : null,
    rating: row.rating,
    rectification: row.rectification,
    version: row.version,
  };
}

/** A person's tickets by the hash of their number, newest first. */
export async function ticketsOfPhone(huiyin: Huiyin, ids: string[], scope: Scope): Promise<TicketRow[]> {
  if (ids.length === 0) return [];
  const now = huiyin.clock();
  const rows = await huiyin.store.read
    .select({ ticket: tickets, title: texts.body })
    .from(tickets)
    .leftJoin(texts, and(eq(texts.ticketId, tickets.id), eq(texts.role, 'title')))
    .where(and(inArray(tickets.id, ids), isNotNull(tickets.number), inScope(scope)))
    .orderBy(desc(tickets.receivedAt))
    .limit(20);
  return rows.map((row) => rowView(huiyin, row.ticket, row.title, now));
}
