import { eq } from 'drizzle-orm';
import type { Delivery, Receipt, Refusal, Reply } from '../../ingest/channels/channel.ts';
import type { Submission } from '../../ingest/submission.ts';
import type { Huiyin } from '../huiyin.ts';
import type { Outcome } from '../intake/arrival.ts';
import { contentHash } from '../intake/idempotency.ts';
import { requireKnown } from '../intake/known-references.ts';
import { receiveIn } from '../intake/receive.ts';
import { channelReceipt } from '../intake/receipt.ts';
import { sources } from '../ledger/schema.ts';
import { AppError, notFound } from '../problem.ts';
import { hold } from './hold.ts';
import type { OpenSource } from './open-source.ts';
import { openSource } from './open-source.ts';
import { replyChance } from './reply-chance.ts';

export type Delivered = { reply: Reply; receipts: Receipt[] };

/** A message that repeats the id of another and says something else: the first stands, this one waits for a person. */
export const ID_REUSED = {
  code: 'id-reused',
  field: null,
  detail: {
    zh: '同一编号的消息内容不同：以第一次的为准，本次内容留待人工处理',
    en: 'A message with this id said something else before: the first stands, this one waits for a person',
  },
};

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
  const { submissions } = understood;
  await holdUnknown(huiyin, sourceId, delivery, submissions);
  const outcomes = await accept(huiyin, source, delivery, submissions);
  if (outcomes.some((outcome) => outcome.differs)) await hold(huiyin, sourceId, delivery, ID_REUSED);
  const receipts: Receipt[] = [];
  for (const outcome of outcomes) receipts.push(await channelReceipt(huiyin, outcome));
  const chance = replyChance(huiyin.keys, submissions);
  return { reply: source.reply(delivery, receipts, huiyin.clock(), chance), receipts };
}

/** What names a service or a window that is not there waits for somebody to add it, and is then replayed. */
async function holdUnknown(
  huiyin: Huiyin,
  sourceId: string,
  delivery: Delivery,
  submissions: readonly Submission[],
): Promise<void> {
  try {
    for (const { content } of submissions) requireKnown(huiyin, content);
  } catch (error) {
    if (error instanceof AppError)
      await hold(huiyin, sourceId, delivery, { ...error, field: error.errors[0]?.field ?? null });
    throw error;
  }
}

/** All submissions of one delivery in one command: none is acknowledged without the others. */
export function accept(
  huiyin: Huiyin,
  source: OpenSource,
  delivery: Delivery,
  submissions: Submission[],
): Promise<Outcome[]> {
  const raw = source.anonymous || submissions.some(isAnonymous) ? null : delivery.body;
  return huiyin.ledger.write(async (entry) => {
    const outcomes: Outcome[] = [];
    for (const submission of submissions)
      outcomes.push(
        await receiveIn(huiyin, entry, {
          submission,
          raw,
          // of what it says, not of its bytes: an encrypted repeat has other bytes, a call record may say more
          contentHash: contentHash(huiyin.keys, submission.content),
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

/** One call record may hold a matter and a rating: who is anonymous in one is so in both. */
function isAnonymous({ content }: Submission): boolean {
  return content.type === 'matter' && content.disclosure === 'anonymous';
}

function refused(refusal: Refusal): AppError {
  return new AppError(refusal.status, refusal.code, refusal.detail, {
    errors:
      refusal.field === null ? [] : [{ field: refusal.field, code: refusal.code, message: refusal.detail }],
    headers: refusal.status === 405 ? { allow: 'POST' } : {},
  });
}
