import { z } from '@hono/zod-openapi';
import { KioskRating as CounterRating } from '../../ingest/channels/kiosk.ts';
import { WebMatter } from '../../ingest/channels/web-form.ts';
import { Bilingual, Disclosure, Kind, Level, Millis, Named, TicketState } from './common.ts';

/** GET /api/v1/public/options */
export const PublicOptions = z
  .object({
    installation: z.object({
      name: Bilingual,
      demonstration: z.boolean(),
      hotline: z.string().nullable(),
      zone: z.string(),
    }),
    kinds: z.array(z.object({ code: Kind, name: Bilingual, hint: Bilingual, answerWithin: Bilingual })),
    campuses: z.array(Named),
    categories: z.array(Named.extend({ children: z.array(Named) })),
    services: z.array(Named),
    ratingReasons: z.array(z.object({ code: z.string(), level: Level, name: Bilingual })),
  })
  .openapi('PublicOptions');
export type PublicOptions = z.infer<typeof PublicOptions>;

/** POST /api/v1/submissions, header Idempotency-Key (client UUID). 201. */
export const NewSubmission = z.object(WebMatter.shape).openapi('NewSubmission');
export type NewSubmission = z.infer<typeof NewSubmission>;

export const SubmissionReceipt = z
  .object({
    number: z.string(),
    /** Shown once: eight characters without 0 O 1 I. */
    code: z.string(),
    receivedAt: Millis,
    answerDueAt: Millis.nullable(),
    department: Named.nullable(),
    followUrl: z.string(),
  })
  .openapi('SubmissionReceipt');
export type SubmissionReceipt = z.infer<typeof SubmissionReceipt>;

const Key = z.object({ number: z.string().trim().min(1).max(32), code: z.string().trim().min(1).max(16) });

/** POST /api/v1/public/follow: 200 FollowedTicket, 403 `wrong-code` (with tries left), 423 `code-locked`. */
export const FollowRequest = Key.openapi('FollowRequest');

export const PublicStep = z.object({
  at: Millis,
  kind: z.enum([
    'received',
    'dispatched',
    'signed',
    'returned',
    'replied',
    'closed',
    'rated',
    'reopened',
    'supplemented',
    'rectification-opened',
    'rectification-closed',
  ]),
  department: Named.nullable(),
  /** Public words only: the answer, the person's own supplement or comment. */
  text: z.string().nullable(),
  dueAt: Millis.nullable(),
  level: Level.nullable(),
});

export const FollowedTicket = z
  .object({
    number: z.string(),
    kind: Kind,
    state: TicketState,
    title: z.string(),
    text: z.string().nullable(),
    campus: Named.nullable(),
    place: z.string().nullable(),
    receivedAt: Millis,
    answerDueAt: Millis.nullable(),
    overdue: z.boolean(),
    department: Named.nullable(),
    disclosure: Disclosure,
    steps: z.array(PublicStep),
    /** What the person may do now. */
    can: z.object({ rate: z.boolean(), reopen: z.boolean(), supplement: z.boolean(), urge: z.boolean() }),
    rating: z.object({ level: Level, at: Millis }).nullable(),
  })
  .openapi('FollowedTicket');
export type FollowedTicket = z.infer<typeof FollowedTicket>;

/** POST /api/v1/public/rate */
export const RateRequest = Key.extend({
  level: Level,
  reasons: z.array(z.string().max(16)).max(12).default([]),
  comment: z.string().trim().max(1000).optional(),
}).openapi('RateRequest');
/** POST /api/v1/public/reopen */
export const ReopenRequest = Key.extend({ reason: z.string().trim().min(1).max(1000) }).openapi(
  'ReopenRequest',
);
/** POST /api/v1/public/supplement */
export const SupplementRequest = Key.extend({ text: z.string().trim().min(1).max(2000) }).openapi(
  'SupplementRequest',
);
/** Each of the three answers 200 with the FollowedTicket as it stands after. */

/** GET /api/v1/kiosk/session, header `Authorization: Device <token>`; 401 `device-unknown`. */
export const KioskSession = z
  .object({
    window: z.object({ code: z.string(), name: Bilingual, department: Named, service: Named.nullable() }),
    reasons: z.array(z.object({ code: z.string(), level: Level, name: Bilingual })),
    idleSeconds: z.number().int(),
    demonstration: z.boolean(),
    /** Where the person goes on by phone: shown as a QR code. */
    mobileUrl: z.string(),
  })
  .openapi('KioskSession');
export type KioskSession = z.infer<typeof KioskSession>;

/** POST /api/v1/kiosk/ratings, same header and Idempotency-Key. 201, repeats answer the first result. */
export const KioskRating = z
  .object({ ...CounterRating.shape, occurredAt: Millis, sentAt: Millis })
  .openapi('KioskRating');
export type KioskRating = z.infer<typeof KioskRating>;
export const KioskReceipt = z
  .object({
    accepted: z.literal(true),
    /** A 1 or 2 without a ticket opens one: its number and code come back. */
    number: z.string().nullable(),
    code: z.string().nullable(),
    followUrl: z.string().nullable(),
  })
  .openapi('KioskReceipt');
export type KioskReceipt = z.infer<typeof KioskReceipt>;

export type PublicStep = z.infer<typeof PublicStep>;
