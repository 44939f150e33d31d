import { and, count, desc, eq, lt, or, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { QuarantineItem, type QuarantinePage } from '../contract/administration.ts';
import type { Huiyin } from '../huiyin.ts';
import { maskNumbers } from '../identity/masking.ts';
import type { Viewer } from '../identity/session.ts';
import { quarantine } from '../ledger/schema.ts';
import { notFound } from '../problem.ts';
import { change } from './change.ts';
import { readTimeCursor, timeCursor } from './time-cursor.ts';

/** Characters of a message that the list shows; numbers in it are masked. */
const PREVIEW = 240;

/** What sources sent and nobody could read, newest first. */
export async function listQuarantine(
  huiyin: Huiyin,
  query: { state?: string | undefined; cursor?: string | undefined; limit?: number | undefined },
): Promise<z.infer<typeof QuarantinePage>> {
  const limit = query.limit ?? 50;
  const wanted = query.state === undefined ? undefined : eq(quarantine.state, query.state);
  const at = readTimeCursor(query.cursor);
  const after =
    at === null
      ? undefined
      : or(lt(quarantine.receivedAt, at.at), and(eq(quarantine.receivedAt, at.at), lt(quarantine.id, at.id)));
  const rows = await huiyin.store.read
    .select({ item: quarantine, size: sql<number>`length(${quarantine.body})` })
    .from(quarantine)
    .where(and(wanted, after))
    .orderBy(desc(quarantine.receivedAt), desc(quarantine.id))
    .limit(limit + 1);
  const [total] = await huiyin.store.read.select({ n: count() }).from(quarantine).where(wanted);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1)?.item;
  return {
    items: shown.map(({ item, size }) => ({
      id: item.id,
      sourceId: item.sourceId,
      receivedAt: item.receivedAt,
      code: item.code,
      detail: { zh: item.detailZh, en: item.detailEn },
      size,
      preview: preview(item.body),
      state: QuarantineItem.shape.state.parse(item.state),
    })),
    nextCursor: rows.length > limit && last ? timeCursor({ at: last.receivedAt, id: last.id }) : null,
    total: total?.n ?? 0,
  };
}

/** Enough to see what is wrong; whoever administers sources has no business with whom it is about. */
function preview(body: Uint8Array): string {
  // masked before it is cut, or a number at the edge would be shown in part
  const text = maskNumbers(Buffer.from(body.subarray(0, PREVIEW * 4 + 64)).toString('utf8'));
  // control characters have no business on a screen
  return [...text.replaceAll(/\p{Cc}/gu, ' ')].slice(0, PREVIEW).join('');
}

/** Takes a message out of the list for a reason; it stays on disk. */
export async function dismiss(huiyin: Huiyin, viewer: Viewer, id: string, reason: string): Promise<void> {
  await change(huiyin, viewer, 'quarantine.dismiss', { id, reason }, async ({ tx, now }) => {
    const dismissed = await tx
      .update(quarantine)
      .set({ state: 'dismissed', settledAt: now, settledBy: viewer.userId })
      .where(and(eq(quarantine.id, id), eq(quarantine.state, 'held')))
      .returning({ id: quarantine.id });
    if (dismissed.length === 0)
      throw notFound({ zh: '隔离区没有这条消息', en: 'There is no such message in quarantine' });
  });
}
