import { z } from 'zod';
import { Disclosure, Kind, Urgency } from '../submission.ts';
import { Instant } from './instant.ts';

/** Digits as dialled, with what people put between them. */
const Phone = z.string().trim().min(3).max(32);

/**
 * One call, as the hotline's switch or call centre reports it when the call or the work after it ends. Send it again when
 * more is known: the matter is known by `callId`, so that a summary that comes later still makes one ticket.
 */
export const CallRecord = z
  .object({
    callId: z.string().trim().min(1).max(128).describe('Unique for the call, for ever'),
    caller: Phone.describe('来电号码 the number of the caller'),
    callerName: z.string().trim().max(60).optional(),
    callee: Phone.optional(),
    startedAt: Instant,
    answeredAt: Instant.nullable().optional().describe('null when nobody answered'),
    endedAt: Instant.nullable().optional(),
    agent: z.string().trim().max(64).optional().describe('工号 the agent'),
    recording: z
      .string()
      .trim()
      .max(500)
      .optional()
      .describe('Reference to the recording; kept, never fetched'),
    summary: z
      .string()
      .trim()
      .min(1)
      .max(4000)
      .optional()
      .describe('诉求内容: with it the call makes a ticket'),
    title: z.string().trim().max(120).optional(),
    kind: Kind.optional(),
    urgency: Urgency.optional(),
    category: z.string().max(64).optional(),
    campus: z.string().max(64).optional(),
    place: z.string().trim().max(200).optional(),
    disclosure: Disclosure.optional(),
    rating: z
      .object({
        key: z
          .string()
          .trim()
          .min(1)
          .max(32)
          .describe('The key pressed, read by the ratingMap of the source'),
        label: z.string().trim().max(30).optional().describe('What the key stands for, kept beside it'),
        ticketNumber: z
          .string()
          .trim()
          .max(32)
          .optional()
          .describe('Without it the rating goes to the last answered matter of the caller'),
        comment: z.string().trim().max(1000).optional(),
        service: z.string().max(64).optional(),
      })
      .optional(),
  })
  .meta({ id: 'CallRecord' });
export type CallRecord = z.infer<typeof CallRecord>;
