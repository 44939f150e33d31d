import type { Huiyin } from '../huiyin.ts';
import type { Viewer } from '../identity/session.ts';
import type { Json } from '../ledger/canonical.ts';
import type { Entry } from '../ledger/ledger.ts';
import { audit } from '../ledger/schema.ts';

/**
 * One change of what the installation is: the work and its audit row in one command, then everybody sees it. The detail
 * says what was changed, and never holds a secret.
 */
export async function change<T>(
  huiyin: Huiyin,
  viewer: Pick<Viewer, 'userId'>,
  action: string,
  detail: Json,
  work: (entry: Entry) => Promise<T>,
): Promise<T> {
  const result = await huiyin.ledger.write(async (entry) => {
    const value = await work(entry);
    await entry.tx.insert(audit).values({
      id: huiyin.newId(),
      at: entry.now,
      actor: viewer.userId,
      action,
      detail: JSON.stringify(detail),
    });
    return value;
  });
  await huiyin.organisation.reload();
  return result;
}
