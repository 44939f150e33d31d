import { webMatter } from '../../ingest/channels/web-form.ts';
import type { NewSubmission, SubmissionReceipt } from '../contract/public.ts';
import type { Huiyin } from '../huiyin.ts';
import { contentHash, keyReused } from '../intake/idempotency.ts';
import { requireKnown } from '../intake/known-references.ts';
import { readablePhone } from '../intake/phone.ts';
import { receive } from '../intake/receive.ts';
import { ticketReceipt } from '../intake/receipt.ts';

/** Id of the source that the citizen's pages are. */
export const WEB = 'web';

/** The open door of the online channel: a matter becomes a ticket; a repeat with the same key gets the first receipt. */
export async function submit(huiyin: Huiyin, body: NewSubmission, key: string): Promise<SubmissionReceipt> {
  if (body.person?.phone && body.disclosure !== 'anonymous') readablePhone(body.person.phone, 'person.phone');
  const submission = webMatter(body, { sourceId: WEB, idempotencyKey: key, now: huiyin.clock() });
  requireKnown(huiyin, submission.content);
  const outcome = await receive(huiyin, {
    submission,
    raw: null,
    contentHash: contentHash(huiyin.keys, body),
    actor: `source:${WEB}`,
    lodgedBy: 'citizen',
    department: null,
    directReply: null,
  });
  if (outcome.differs) throw keyReused();
  if (outcome.ticketId === null) throw new Error('a matter always makes a ticket');
  const { id: _, ...receipt } = await ticketReceipt(huiyin, outcome.ticketId);
  return receipt;
}
