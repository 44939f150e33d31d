import { z } from 'zod';
import type { Delivery, Refusal } from './channel.ts';
import { equalSecret } from './constant-time.ts';
import { refuse } from './refusals.ts';
import { isWebhookSecret, verifySignedBody } from './signed-body.ts';

const secretWords = {
  zh: '应为 whsec_ 加至少 24 字节的 base64',
  en: 'expected whsec_ and at least 24 bytes of base64',
};

export const WebhookSecret = z.string().refine(isWebhookSecret, { params: secretWords });

/** How a machine proves who it is: by a signature over each body, or, where it can set no more than a header, by a secret. */
export const SourceAuth = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('signature'),
    secret: WebhookSecret,
    /** Kept while a secret is being rotated: either signs. */
    previousSecret: WebhookSecret.nullable().default(null),
    toleranceSeconds: z.int().min(10).max(3600).default(300),
  }),
  z.object({ type: z.literal('bearer'), secret: z.string().min(24).max(256) }),
]);
export type SourceAuth = z.infer<typeof SourceAuth>;

/** Checks a delivery; `id` is the sender's own id for the message where its signature covers one. */
export function authenticateSource(
  delivery: Delivery,
  auth: SourceAuth,
  now: number,
): { type: 'authentic'; id: string | null } | { type: 'refused'; refusal: Refusal } {
  if (delivery.method !== 'POST') return refuse('post-only');
  if (auth.type === 'bearer') {
    const given = /^Bearer +(\S+)$/i.exec(delivery.headers.authorization ?? '')?.[1];
    if (given === undefined) return refuse('signature-missing', { field: 'authorization' });
    return equalSecret(given, auth.secret)
      ? { type: 'authentic', id: null }
      : refuse('secret-wrong', { field: 'authorization' });
  }
  const secrets = [auth.secret, auth.previousSecret].filter((secret) => secret !== null);
  const verified = verifySignedBody(delivery, secrets, auth.toleranceSeconds * 1000, now);
  return verified.type === 'signed' ? { type: 'authentic', id: verified.id } : verified;
}
