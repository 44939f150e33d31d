import { z } from 'zod';
import { Disclosure, Kind, type Submission } from '../submission.ts';
import { EpochMillis } from './instant.ts';

/** The body of `POST /api/v1/submissions`, the open door of the online channel. */
export const WebMatter = z.object({
  kind: Kind,
  text: z.string().trim().min(1).max(4000),
  title: z.string().trim().max(120).optional(),
  campus: z.string().max(64).optional(),
  place: z.string().trim().max(200).optional(),
  category: z.string().max(64).optional(),
  service: z.string().max(64).optional(),
  happenedAt: EpochMillis.optional(),
  disclosure: Disclosure.default('department'),
  person: z
    .object({ name: z.string().trim().max(60).optional(), phone: z.string().trim().max(32).optional() })
    .optional(),
  language: z.enum(['zh', 'en']).default('zh'),
});
export type WebMatter = z.infer<typeof WebMatter>;

/** What somebody lodged on the web as a submission; `idempotencyKey` is the client's, unique in this source. */
export function webMatter(
  body: WebMatter,
  context: { sourceId: string; idempotencyKey: string; now: number },
): Submission {
  const name = body.person?.name || null;
  const phone = body.person?.phone || null;
  return {
    sourceId: context.sourceId,
    externalId: context.idempotencyKey,
    channel: 'online',
    occurredAt: context.now,
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
      // an anonymous person stays so, even when the form still held a name
      person:
        body.disclosure === 'anonymous' || (name === null && phone === null)
          ? null
          : { name, phone, channelUserId: null },
      language: body.language,
    },
  };
}
