import type { Delivery, Refusal } from '../../ingest/channels/channel.ts';
import type { Huiyin } from '../huiyin.ts';
import { quarantine } from '../ledger/schema.ts';

/** Headers that a channel reads; where a platform's machine stands and what it is called are nobody's business. */
const NEEDED = /^(?:content-type|authorization|webhook-)/;

/** Keeps what nobody could read, with its reason, to be replayed after a fix. */
export async function hold(
  huiyin: Huiyin,
  sourceId: string,
  delivery: Delivery,
  why: Pick<Refusal, 'code' | 'field' | 'detail'>,
): Promise<void> {
  const headers = Object.entries(delivery.headers).filter(([name]) => NEEDED.test(name));
  await huiyin.ledger.write(({ tx, now }) =>
    tx.insert(quarantine).values({
      id: huiyin.newId(),
      sourceId,
      receivedAt: now,
      method: delivery.method,
      query: JSON.stringify(delivery.query),
      headers: JSON.stringify(Object.fromEntries(headers)),
      body: Buffer.from(delivery.body),
      code: why.code,
      field: why.field,
      detailZh: why.detail.zh,
      detailEn: why.detail.en,
    }),
  );
}
