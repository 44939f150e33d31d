import type { NewSubmission, SubmissionReceipt } from '../contract/public.ts';
import type { Huiyin } from '../huiyin.ts';
import { contentHash, keyReused } from '../intake/idempotency.ts';
import { receive } from '../intake/receive.ts';
import { ticketReceipt } from '../intake/receipt.ts';

/** Id of the source that the citizen's pages are. */
export const WEB = 'web';

/** The open door of the online channel: a matter becomes a ticket; a repeat with the same key gets the first receipt. */
export async function submit(huiyin: Huiyin, body: NewSubmission, key: string): Promise<SubmissionReceipt> {
  const anonymous = body.disclosure === 'anonymous';
  const outcome = await receive(huiyin, {
    submission: {
      sourceId: WEB,
      externalId: key,
      channel: 'online',
      occurredAt: huiyin.clock(),
      content: {
        type: 'matter',
        kind: body.kind,
        urgency: null,
        title: body.title || null,
        text: body.text,
        campus: body.campus || null,
        place: body.place || null,
        category: body.category || null,
        service: body.service || null,
        happenedAt: body.happenedAt ?? null,
        disclosure: body.disclosure,
        person: anonymous
          ? null
          : { name: body.person?.name || null, phone: body.person?.phone || null, channelUserId: null },
        language: body.language,
      },
    },
    raw: null,
    contentHash: contentHash(body),
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
