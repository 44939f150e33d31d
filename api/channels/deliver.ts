import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Delivery, Receipt, Refusal, Reply } from '../../ingest/channels/channel.ts';
import type { Submission } from '../../ingest/submission.ts';
import type { Huiyin } from '../huiyin.ts';
import type { Outcome } from '../intake/arrival.ts';
import { receiveIn } from '../intake/receive.ts';
import { channelReceipt } from '../intake/receipt.ts';
import { quarantine, sources } from '../ledger/schema.ts';
import { AppError, notFound } from '../problem.ts';
import type { OpenSource } from './open-source.ts';
import { openSource } from './open-source.ts';

export type Delivered = { reply: Reply; receipts: Receipt[] };

/**
 * A delivery to a registered source: authenticated and understood by its channel, stored before it is answered. What
 * an authenticated source sent and cannot be read is kept in quarantine; a forgery leaves nothing.
 *
 * @throws AppError with the channel's refusal
 */
export async function deliver(huiyin: Huiyin, sourceId: string, delivery: Delivery): Promise<Delivered> {
  const source = openSource(huiyin, sourceId);
  if (!source) throw notFound({ zh: `没有来源“${sourceId}”`, en: `There is no source "${sourceId}"` });
  const understood = await source.understand(delivery, huiyin.clock());
  if (understood.type === 'answer') return { reply: understood.reply, receipts: [] };
  if (understood.type === 'refused') {
    if (understood.refusal.authenticated) await hold(huiyin, sourceId, delivery, understood.refusal);
    throw refused(understood.refusal);
  }
  const outcomes = await accept(huiyin, source, delivery, understood.submissions);
  const receipts: Receipt[] = [];
  for (const outcome of outcomes) receipts.push(await channelReceipt(huiyin, outcome));
  return { reply: source.reply(delivery, receipts, huiyin.clock(), chanceOf(delivery.body)), receipts };
}

/** All submissions of one delivery in one command: none is acknowledged without the others. */
export function accept(
  huiyin: Huiyin,
  source: OpenSource,
  delivery: Delivery,
  submissions: Submission[],
): Promise<Outcome[]> {
  return huiyin.ledger.write(async (entry) => {
    const outcomes: Outcome[] = [];
    for (const submission of submissions)
      outcomes.push(
        await receiveIn(huiyin, entry, {
          submission,
          raw: delivery.body,
          contentHash: createHash('sha256').update(delivery.body).digest(),
          actor: `source:${source.id}`,
          lodgedBy: 'citizen',
          department: null,
          directReply: null,
        }),
      );
    await entry.tx.update(sources).set({ lastDeliveryAt: entry.now }).where(eq(sources.id, source.id));
    return outcomes;
  });
}

/** Keeps what nobody could read, with its reason, to be replayed after a fix. */
async function hold(huiyin: Huiyin, sourceId: string, delivery: Delivery, refusal: Refusal): Promise<void> {
  await huiyin.ledger.write(({ tx, now }) =>
    tx.insert(quarantine).values({
      id: huiyin.newId(),
      sourceId,
      receivedAt: now,
      method: delivery.method,
      query: JSON.stringify(delivery.query),
      headers: JSON.stringify(delivery.headers),
      body: Buffer.from(delivery.body),
      code: refusal.code,
      field: refusal.field,
      detailZh: refusal.detail.zh,
      detailEn: refusal.detail.en,
    }),
  );
}

function refused(refusal: Refusal): AppError {
  return new AppError(refusal.status, refusal.code, refusal.detail, {
    errors:
      refusal.field === null ? [] : [{ field: refusal.field, code: refusal.code, message: refusal.detail }],
  });
}

/** Chance for a reply's padding and nonce, drawn from what was delivered: equal pushes get equal answers. */
function chanceOf(body: Uint8Array): (bytes: number) => Uint8Array {
  let counter = 0;
  return (bytes) => {
    const parts: Buffer[] = [];
    for (let have = 0; have < bytes; have += 32) {
      parts.push(createHash('sha256').update(body).update(`reply ${counter}`).digest());
      counter += 1;
    }
    return Buffer.concat(parts).subarray(0, bytes);
  };
}
