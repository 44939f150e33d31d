import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { Store } from './database.ts';
import { readEvent, type LedgerEvent } from './events.ts';
import { events, ratings, texts } from './schema.ts';
import type { FaultList } from './verify-report.ts';
import { compareRows } from './verify-rows.ts';
import { verifyWords } from './verify-words.ts';

const PAGE = 500;

type Reader = Pick<Store, 'read'>;
type Alone = Extract<LedgerEvent, { kind: 'rated' }>;

/** Ratings that belong to no ticket: each has its event, each event its row and its words. */
export async function verifyAlone(
  store: Reader,
  end: number,
  faults: FaultList,
  signal: AbortSignal | undefined,
): Promise<void> {
  let said = 0;
  for (let after = 0; ;) {
    signal?.throwIfAborted();
    const rows = await store.read
      .select()
      .from(events)
      .where(and(isNull(events.ticketId), gt(events.sequence, after)))
      .orderBy(asc(events.sequence))
      .limit(PAGE);
    const alone = rows.flatMap((row) => (row.sequence <= end ? readable(row, faults) : []));
    said += alone.length;
    await verifyPage(store, alone, faults);
    after = rows.at(-1)?.sequence ?? after;
    await new Promise<void>((resolve) => setImmediate(resolve));
    if (rows.length < PAGE) break;
  }
  await findUnsaid(store, said, faults);
}

function readable(row: typeof events.$inferSelect, faults: FaultList): Alone[] {
  try {
    const event = readEvent(row);
    if (event.kind === 'rated' && typeof event.data.ratingId === 'string') return [event];
  } catch {
    // the walk along the chain has said what is wrong with it
    return [];
  }
  faults.add({
    table: 'events',
    sequence: row.sequence,
    ticket: null,
    column: 'ticket_id',
    message: { zh: `${row.kind} 没有工单`, en: `${row.kind} without a ticket` },
  });
  return [];
}

async function verifyPage(store: Reader, alone: readonly Alone[], faults: FaultList): Promise<void> {
  if (alone.length === 0) return;
  const ids = alone.map((event) => event.data.ratingId);
  const rows = await store.read.select().from(ratings).where(inArray(ratings.id, ids));
  const words = await store.read.select().from(texts).where(inArray(texts.ticketId, ids));
  for (const event of alone) {
    const { ratingId, campus: _, reasons, words: comment, ...data } = event.data;
    const expected = {
      ...data,
      id: ratingId,
      ticketId: null,
      reasons: reasons.join(','),
      commentId: comment?.id ?? null,
      ratedAt: event.occurredAt,
    };
    const stored = rows.filter((row) => row.id === ratingId);
    compareRows('ratings', `#${event.sequence}`, [expected], stored, faults);
    const spoken = words.filter((row) => row.ticketId === ratingId);
    verifyWords(`#${event.sequence}`, [event], spoken, faults);
  }
}

/** Rows without a ticket that no event explains; looked for one by one only when there are too many. */
async function findUnsaid(store: Reader, said: number, faults: FaultList): Promise<void> {
  const without = isNull(ratings.ticketId);
  if ((await store.read.$count(ratings, without)) <= said) return;
  const known = new Set<string>();
  const rows = await store.read
    .select()
    .from(events)
    .where(and(isNull(events.ticketId), eq(events.kind, 'rated')));
  for (const row of rows) for (const event of readable(row, faults)) known.add(event.data.ratingId);
  for (const { id } of await store.read.select({ id: ratings.id }).from(ratings).where(without))
    if (!known.has(id))
      faults.add({
        table: 'ratings',
        sequence: null,
        ticket: null,
        column: null,
        message: { zh: `评价 ${id} 没有对应的事件`, en: `no event explains the rating ${id}` },
      });
}
