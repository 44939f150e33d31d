import { z } from 'zod';
import { Channel, Disclosure, Kind, Urgency, type SubmissionContent } from '../submission.ts';
import type { ChannelAdapter } from './channel.ts';
import { Instant } from './instant.ts';
import { readJson } from './json-body.ts';
import { jsonReceipt } from './json-receipt.ts';
import { levelOf, RatingScale } from './rating-scale.ts';
import { refuse } from './refusals.ts';
import { verifySignedBody } from './signed-body.ts';
import { WebhookSecret } from './source-auth.ts';

export const WebhookSettings = z.object({
  secret: WebhookSecret,
  /** Kept while a secret is being rotated: either signs. */
  previousSecret: WebhookSecret.nullable().default(null),
  toleranceSeconds: z.int().min(10).max(3600).default(300).describe('时间戳的容许偏差（秒）'),
  /** The channel that its matters and ratings count under. */
  channel: Channel.default('online'),
  /** What its rating keys mean: a digit without a declared scale is refused. */
  ratingScale: RatingScale.default({ id: 'stars-5-best' }),
});
export type WebhookSettings = z.infer<typeof WebhookSettings>;

/** The body of a signed webhook: a matter or a rating. */
export const WebhookBody = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('matter'),
      occurredAt: Instant.optional().describe('When the person wrote it; the time of signing unless given'),
      kind: Kind.optional(),
      urgency: Urgency.optional(),
      title: z.string().trim().max(120).optional(),
      text: z.string().trim().min(1).max(4000),
      campus: z.string().max(64).optional(),
      place: z.string().trim().max(200).optional(),
      category: z.string().max(64).optional(),
      service: z.string().max(64).optional(),
      happenedAt: Instant.optional(),
      disclosure: Disclosure.default('department'),
      person: z
        .object({ name: z.string().trim().max(60).optional(), phone: z.string().trim().max(32).optional() })
        .optional(),
      language: z.enum(['zh', 'en']).default('zh'),
    }),
    z.object({
      type: z.literal('rating'),
      occurredAt: Instant.optional(),
      key: z.string().trim().min(1).max(32).describe('On the rating scale that the source declares'),
      active: z.boolean().default(true).describe('false where a system filled the rating in'),
      ticketNumber: z.string().trim().max(32).optional(),
      phone: z.string().trim().max(32).optional(),
      window: z.string().max(64).optional(),
      service: z.string().max(64).optional(),
      reasons: z.array(z.string().max(16)).max(12).default([]),
      comment: z.string().trim().max(1000).optional(),
    }),
  ])
  .meta({ id: 'WebhookBody' });
export type WebhookBody = z.infer<typeof WebhookBody>;

/** Any system that signs by Standard Webhooks: `webhook-id` names the message, so that it may be sent again. */
export const webhook: ChannelAdapter<WebhookSettings> = {
  id: 'webhook',
  channel: 'online',
  name: { zh: '签名 Webhook', en: 'Signed webhook' },
  maxBytes: 256 * 1024,
  secretSettings: ['secret', 'previousSecret'],
  settingsSchema: z.toJSONSchema(WebhookSettings, { io: 'input' }),
  parseSettings: (input) => WebhookSettings.parse(input, { reportInput: true }),
  anonymous: () => false,

  understand(delivery, source, now) {
    if (delivery.method !== 'POST') return refuse('post-only');
    if (delivery.body.length > webhook.maxBytes) return refuse('body-too-large');
    const { settings } = source;
    const secrets = [settings.secret, settings.previousSecret].filter((secret) => secret !== null);
    const signed = verifySignedBody(delivery, secrets, settings.toleranceSeconds * 1000, now);
    if (signed.type === 'refused') return signed;
    const read = readJson(delivery.body, WebhookBody, true);
    if (read.type === 'refused') return read;
    const content = contentOf(read.value, settings);
    if (content === null) {
      return refuse('unknown-rating-key', {
        field: 'key',
        authenticated: true,
        more: { zh: `评价量表 ${settings.ratingScale.id}`, en: `the scale is ${settings.ratingScale.id}` },
      });
    }
    return {
      type: 'submissions',
      submissions: [
        {
          sourceId: source.id,
          externalId: signed.id,
          channel: settings.channel,
          // nobody writes in the future: a sender's clock that runs ahead is held back
          occurredAt: Math.min(read.value.occurredAt ?? signed.at, now),
          content,
        },
      ],
    };
  },

  reply: (_delivery, _source, receipts) => jsonReceipt(receipts),
};

function contentOf(body: WebhookBody, settings: WebhookSettings): SubmissionContent | null {
  if (body.type === 'rating') {
    const level = levelOf(settings.ratingScale, body.key);
    return level === null
      ? null
      : {
          type: 'rating',
          level,
          rawKey: body.key,
          scale: settings.ratingScale.id,
          active: body.active,
          ticketNumber: body.ticketNumber || null,
          phone: body.phone || null,
          window: body.window || null,
          service: body.service || null,
          reasons: body.reasons,
          comment: body.comment || null,
        };
  }
  const name = body.person?.name || null;
  const phone = body.person?.phone || null;
  return {
    type: 'matter',
    kind: body.kind ?? null,
    urgency: body.urgency ?? null,
    title: body.title || null,
    text: body.text,
    campus: body.campus || null,
    place: body.place || null,
    category: body.category || null,
    service: body.service || null,
    happenedAt: body.happenedAt ?? null,
    disclosure: body.disclosure,
    person:
      body.disclosure === 'anonymous' || (name === null && phone === null)
        ? null
        : { name, phone, channelUserId: null },
    language: body.language,
  };
}
