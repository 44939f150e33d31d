import { z } from 'zod';
import { Level, type Submission } from '../submission.ts';
import { deviceInstant } from './instant.ts';

/** The body of `POST /api/v1/kiosk/ratings`: one of five faces, 5 best, with reasons of `rating-reasons.ts`. */
export const KioskRating = z.object({
  level: Level,
  reasons: z.array(z.string().max(16)).max(12).default([]),
  comment: z.string().trim().max(1000).optional(),
  service: z.string().max(64).optional(),
  ticketNumber: z.string().trim().max(32).optional(),
  phone: z.string().trim().max(32).optional(),
  /** The device's clock when the face was touched, and when the request is sent. */
  occurredAt: z.int(),
  sentAt: z.int(),
});
export type KioskRating = z.infer<typeof KioskRating>;

/** A rating at a counter as a submission. The window is the device's, never the body's. */
export function kioskRating(
  body: KioskRating,
  context: {
    sourceId: string;
    window: string;
    /** The window's own service, where the body names none. */
    service: string | null;
    idempotencyKey: string;
    now: number;
  },
): Submission {
  return {
    sourceId: context.sourceId,
    externalId: context.idempotencyKey,
    channel: 'counter',
    occurredAt: deviceInstant(body, context.now),
    content: {
      type: 'rating',
      level: body.level,
      rawKey: String(body.level),
      scale: 'stars-5-best',
      active: true,
      ticketNumber: body.ticketNumber || null,
      phone: body.phone || null,
      window: context.window,
      service: body.service || context.service,
      reasons: body.reasons,
      comment: body.comment || null,
    },
  };
}
