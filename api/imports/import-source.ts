import { eq, sql } from 'drizzle-orm';
import type { ImportProfile } from '../../ingest/imports/profile.ts';
import type { Huiyin } from '../huiyin.ts';
import type { Transaction } from '../ledger/database.ts';
import { audit, feeds, sources } from '../ledger/schema.ts';
import { AppError } from '../problem.ts';

/** No channel adapter bears this name: a source of imports takes no deliveries. */
const ADAPTER = 'import';

/**
 * The source that a profile's files come from, registered when the first of them is imported.
 *
 * @throws AppError 409 when a channel's source bears the profile's id
 */
export async function registerSource(huiyin: Huiyin, profile: ImportProfile): Promise<void> {
  const known = huiyin.organisation.now.sources.get(profile.id);
  if (known?.adapter === ADAPTER) return;
  if (known)
    throw new AppError(409, 'id-taken', {
      zh: `来源编号“${profile.id}”已被其他渠道使用，无法导入`,
      en: `The source id "${profile.id}" belongs to a channel; files of that profile cannot be imported`,
    });
  await huiyin.ledger.write(async ({ tx, now }) => {
    await tx.insert(sources).values({
      id: profile.id,
      adapter: ADAPTER,
      channel: 'online',
      name: profile.name.zh,
      settings: '{}',
      active: true,
      lastDeliveryAt: null,
    });
    await tx.insert(audit).values({
      id: huiyin.newId(),
      at: now,
      actor: `import:${profile.id}`,
      action: 'source.add',
      detail: JSON.stringify({ id: profile.id, adapter: ADAPTER }),
    });
  });
  await huiyin.organisation.reload();
}

/** Says until when each feed has been read; an older file never takes a watermark back. */
export async function keepWatermarks(
  tx: Transaction,
  profile: string,
  read: readonly { id: string; readAt: number }[],
  now: number,
): Promise<void> {
  for (const feed of read)
    await tx
      .insert(feeds)
      .values(feed)
      .onConflictDoUpdate({
        target: feeds.id,
        set: { readAt: sql`max(${feeds.readAt}, ${feed.readAt})` },
      });
  await tx.update(sources).set({ lastDeliveryAt: now }).where(eq(sources.id, profile));
}
