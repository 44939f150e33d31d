import { createHmac } from 'node:crypto';
import { equalSecret } from './constant-time.ts';
import type { Delivery, Refusal } from './channel.ts';
import { refuse } from './refusals.ts';

/**
 * Verifies a delivery signed by Standard Webhooks: `webhook-id`, `webhook-timestamp` (Unix seconds) and
 * `webhook-signature` (`v1,<base64>`, several parted by blanks) over `id.timestamp.body`.
 *
 * Our own six lines rather than `standardwebhooks`, whose `verify` reads the system's clock and decodes the body to text
 * before it signs it: here the clock is an argument and the bytes are as they came. Its `sign` is what the tests sign with.
 */
export function verifySignedBody(
  delivery: Pick<Delivery, 'headers' | 'body'>,
  secrets: readonly string[],
  toleranceMs: number,
  now: number,
): { type: 'signed'; id: string; at: number } | { type: 'refused'; refusal: Refusal } {
  const id = delivery.headers['webhook-id'] ?? '';
  const timestamp = delivery.headers['webhook-timestamp'] ?? '';
  const signatures = delivery.headers['webhook-signature'] ?? '';
  if (id === '' || id.length > 180 || signatures === '') {
    return refuse('signature-missing', { field: id === '' ? 'webhook-id' : 'webhook-signature' });
  }
  if (!/^\d{1,11}$/.test(timestamp)) return refuse('timestamp-wrong', { field: 'webhook-timestamp' });
  const expected = secrets.map((secret) => {
    const mac = createHmac('sha256', webhookKey(secret));
    return mac.update(`${id}.${timestamp}.`).update(delivery.body).digest('base64');
  });
  const given = signatures.split(' ').filter((signature) => signature.startsWith('v1,'));
  if (!given.some((signature) => expected.some((one) => equalSecret(signature.slice(3), one)))) {
    return refuse('signature-wrong', { field: 'webhook-signature' });
  }
  const at = Number(timestamp) * 1000;
  if (Math.abs(now - at) > toleranceMs) return refuse('stale', { field: 'webhook-timestamp' });
  return { type: 'signed', id, at };
}

/** The bytes of a secret as it is shown: base64 after `whsec_`. */
export function webhookKey(secret: string): Buffer {
  return Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
}

/** A secret that can sign: `whsec_` and at least 24 bytes of base64. */
export function isWebhookSecret(secret: string): boolean {
  return /^whsec_[A-Za-z0-9+/]+={0,2}$/.test(secret) && webhookKey(secret).length >= 24;
}
