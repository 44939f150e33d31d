import { z } from '@hono/zod-openapi';
import { CHANNELS, DISCLOSURES, KINDS, URGENCIES } from '../../ingest/submission.ts';

/** Epoch milliseconds. */
export const Millis = z.number().int().openapi({ description: 'Epoch milliseconds' });

export const Bilingual = z.object({ zh: z.string(), en: z.string() });
export type Bilingual = z.infer<typeof Bilingual>;

export const Channel = z.enum(CHANNELS);
export const Kind = z.enum(KINDS);
export const Urgency = z.enum(URGENCIES);
export const Disclosure = z.enum(DISCLOSURES);
export const Level = z.int().min(1).max(5);

/** 待派单 待签收 办理中 已答复 已办结 */
export const TICKET_STATES = ['pending', 'dispatched', 'handling', 'answered', 'closed'] as const;
export const TicketState = z.enum(TICKET_STATES);
export type TicketState = z.infer<typeof TicketState>;

export const ROLES = [
  'operator',
  'handler',
  'department-head',
  'supervisor',
  'leader',
  'administrator',
] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** RFC 9457. `detail` and `errors[].message` are in the reader's language (Accept-Language), zh first. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    /** Stable, for programs: `not-found`, `version-conflict`, `code-locked`. */
    code: z.string(),
    instance: z.string().optional(),
    errors: z
      .array(
        z.object({
          field: z.string(),
          code: z.string(),
          message: z.string(),
          expected: z.string().optional(),
        }),
      )
      .optional(),
  })
  .openapi('Problem');
export type Problem = z.infer<typeof Problem>;

/** A clock that runs: what it is for, when it began and is due, how it stands. */
export const RunningClock = z
  .object({
    name: z.enum(['dispatch', 'sign', 'answer', 'rectification']),
    startedAt: Millis,
    dueAt: Millis,
    level: z.enum(['green', 'yellow', 'red']),
    /** Working milliseconds left, negative once overdue. */
    workLeft: z.number().int(),
  })
  .openapi('RunningClock');
export type RunningClock = z.infer<typeof RunningClock>;

export const Named = z.object({ code: z.string(), name: Bilingual });
export type Named = z.infer<typeof Named>;

export function page<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable(),
    total: z.number().int().nullable(),
  });
}
