import { z } from 'zod';

export const CHANNELS = ['hotline', 'counter', 'public-account', 'online'] as const;
export const Channel = z.enum(CHANNELS);
export type Channel = z.infer<typeof Channel>;

/** 投诉 咨询 求助 建议 举报 表扬 */
export const KINDS = ['complaint', 'consultation', 'help', 'suggestion', 'report', 'praise'] as const;
export const Kind = z.enum(KINDS);
export type Kind = z.infer<typeof Kind>;

/** 普通 紧急 特急 */
export const URGENCIES = ['normal', 'urgent', 'critical'] as const;
export const Urgency = z.enum(URGENCIES);
export type Urgency = z.infer<typeof Urgency>;

/** Who may know the person: the handling department, the centre only, nobody. */
export const DISCLOSURES = ['department', 'centre', 'anonymous'] as const;
export const Disclosure = z.enum(DISCLOSURES);
export type Disclosure = z.infer<typeof Disclosure>;

export const Person = z.object({
  name: z.string().trim().max(60).nullable(),
  phone: z.string().trim().max(32).nullable(),
  /** The channel's own id for the person (openid); never kept for an anonymous one. */
  channelUserId: z.string().max(128).nullable(),
});
export type Person = z.infer<typeof Person>;

/** 5 is best, always: a channel converts its own scale at the border and keeps the raw key. */
export const Level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
export type Level = z.infer<typeof Level>;

/** A matter that somebody lodged. */
export const MatterSubmission = z.object({
  type: z.literal('matter'),
  kind: Kind.nullable(),
  urgency: Urgency.nullable(),
  title: z.string().trim().max(120).nullable(),
  text: z.string().trim().min(1).max(4000),
  campus: z.string().max(64).nullable(),
  place: z.string().trim().max(200).nullable(),
  category: z.string().max(64).nullable(),
  service: z.string().max(64).nullable(),
  happenedAt: z.number().int().nullable(),
  disclosure: Disclosure,
  person: Person.nullable(),
  language: z.enum(['zh', 'en']),
});
export type MatterSubmission = z.infer<typeof MatterSubmission>;

/** A rating, with a ticket number, with a phone number, or alone for a window or a service. */
export const RatingSubmission = z.object({
  type: z.literal('rating'),
  level: Level,
  /** What the source sent, before its scale was applied. */
  rawKey: z.string().max(64),
  scale: z.string().max(32),
  /** False where a system filled a default in. */
  active: z.boolean(),
  ticketNumber: z.string().max(32).nullable(),
  phone: z.string().max(32).nullable(),
  window: z.string().max(64).nullable(),
  service: z.string().max(64).nullable(),
  reasons: z.array(z.string().max(16)).max(12),
  comment: z.string().trim().max(1000).nullable(),
  /**
   * Who rated, by their id at a source where anybody may write and numbers of tickets can be guessed: the ticket is then
   * rated only by whoever lodged it there. Absent where the source vouches for the person.
   */
  channelUserId: z.string().max(128).optional(),
});
export type RatingSubmission = z.infer<typeof RatingSubmission>;

/** Something that a source sends and that makes neither ticket nor rating (a menu click, a call nobody answered). */
export const NoticeSubmission = z.object({ type: z.literal('notice'), about: z.string().max(120) });

export const SubmissionContent = z.discriminatedUnion('type', [
  MatterSubmission,
  RatingSubmission,
  NoticeSubmission,
]);
export type SubmissionContent = z.infer<typeof SubmissionContent>;

/** What a channel delivered, normalised: unique by (source, externalId). */
export const Submission = z.object({
  /** Id of the registered source that delivered it. */
  sourceId: z.string().min(1).max(64),
  externalId: z.string().min(1).max(200),
  channel: Channel,
  /** When the person acted, as the source says, epoch ms. */
  occurredAt: z.number().int(),
  content: SubmissionContent,
});
export type Submission = z.infer<typeof Submission>;
