import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Delivery } from '../../ingest/channels/channel.ts';
import type { Huiyin } from '../huiyin.ts';
import { requireKnown } from '../intake/known-references.ts';
import { quarantine } from '../ledger/schema.ts';
import { AppError, notFound } from '../problem.ts';
import { openSource } from './open-source.ts';
import { accept, ID_REUSED } from './deliver.ts';

const Texts = z.record(z.string(), z.string());

/**
 * Hands a message from quarantine to its channel again, as of the moment it arrived, so that its signature is still
 * within its window. It leaves quarantine only when it was understood.
 */
export async function replay(huiyin: Huiyin, id: string, userId: string): Promise<void> {
  const [held] = await huiyin.store.read
    .select()
    .from(quarantine)
    .where(and(eq(quarantine.id, id), eq(quarantine.state, 'held')));
  if (!held) throw notFound({ zh: '隔离区没有这条消息', en: 'There is no such message in quarantine' });
  const source = openSource(huiyin, held.sourceId);
  if (!source)
    throw notFound({ zh: `来源“${held.sourceId}”已停用`, en: `The source "${held.sourceId}" is not active` });
  const delivery: Delivery = {
    method: held.method === 'GET' ? 'GET' : 'POST',
    query: Texts.parse(JSON.parse(held.query)),
    headers: Texts.parse(JSON.parse(held.headers)),
    body: held.body,
  };
  const understood = await source.understand(delivery, held.receivedAt);
  if (understood.type === 'refused')
    throw new AppError(422, understood.refusal.code, understood.refusal.detail);
  if (understood.type === 'submissions')
    for (const { content } of understood.submissions) requireKnown(huiyin, content);
  const outcomes =
    understood.type === 'submissions' ? await accept(huiyin, source, delivery, understood.submissions) : [];
  if (outcomes.some((outcome) => outcome.differs)) throw new AppError(422, ID_REUSED.code, ID_REUSED.detail);
  await huiyin.ledger.write(({ tx, now }) =>
    tx
      .update(quarantine)
      // its content lies with the submission now, or nowhere where the person is anonymous
      .set({ state: 'replayed', settledAt: now, settledBy: userId, body: Buffer.alloc(0) })
      .where(eq(quarantine.id, id)),
  );
}
