import { z } from '@hono/zod-openapi';
import { Bilingual, Channel, Kind, Millis, page, Role, Urgency } from './common.ts';

/** A routing rule: the first active one, by `position`, whose every condition holds, takes the ticket. An empty list holds always. */
export const RoutingRule = z
  .object({
    id: z.string(),
    position: z.number().int(),
    name: z.string().min(1).max(80),
    active: z.boolean(),
    when: z.object({
      categories: z.array(z.string()).default([]),
      campuses: z.array(z.string()).default([]),
      services: z.array(z.string()).default([]),
      kinds: z.array(Kind).default([]),
      channels: z.array(Channel).default([]),
      /** Any of these words in title or text. */
      keywords: z.array(z.string().trim().min(1)).default([]),
    }),
    department: z.string(),
  })
  .openapi('RoutingRule');
export type RoutingRule = z.infer<typeof RoutingRule>;
/** GET/POST /api/v1/routing-rules, PUT/DELETE /{id}; POST /api/v1/routing-rules/dry-run { days } or { text, category, campus, kind } */
export const RoutingDryRun = z
  .object({
    tried: z.number().int(),
    /** How many tickets each rule would take, and how many none would. */
    taken: z.array(
      z.object({
        ruleId: z.string(),
        name: z.string(),
        department: z.string(),
        count: z.number().int(),
        differs: z.number().int(),
      }),
    ),
    none: z.number().int(),
    examples: z.array(
      z.object({
        number: z.string(),
        title: z.string(),
        ruleId: z.string().nullable(),
        department: z.string().nullable(),
        was: z.string().nullable(),
      }),
    ),
  })
  .openapi('RoutingDryRun');

/** GET/PUT /api/v1/time-limits: per kind and urgency, in working minutes of the installation's calendar. */
export const TimeLimit = z.object({
  kind: Kind,
  urgency: Urgency,
  dispatchMinutes: z.number().int().positive(),
  signMinutes: z.number().int().positive(),
  answerMinutes: z.number().int().positive(),
});
export const TimeLimits = z
  .object({
    version: z.number().int(),
    rectificationMinutes: z.number().int().positive(),
    limits: z.array(TimeLimit),
  })
  .openapi('TimeLimits');

/** GET /api/v1/sources; POST answers 201 with the secrets, shown once. */
export const Source = z
  .object({
    id: z.string(),
    adapter: z.string(),
    channel: Channel,
    name: z.string(),
    active: z.boolean(),
    url: z.string(),
    settings: z.record(z.string(), z.unknown()),
    lastDeliveryAt: Millis.nullable(),
  })
  .openapi('Source');
export const NewSource = z
  .object({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,40}$/),
    adapter: z.string(),
    name: z.string().min(1).max(80),
    settings: z.record(z.string(), z.unknown()),
  })
  .openapi('NewSource');

/** GET /api/v1/quarantine; POST /{id}/replay; DELETE /{id} with a reason. */
export const QuarantineItem = z
  .object({
    id: z.string(),
    sourceId: z.string(),
    receivedAt: Millis,
    code: z.string(),
    detail: Bilingual,
    size: z.number().int(),
    preview: z.string(),
    state: z.enum(['held', 'replayed', 'dismissed']),
  })
  .openapi('QuarantineItem');
export const QuarantinePage = page(QuarantineItem);

/** GET /api/v1/windows; POST makes one; POST /{code}/token rotates the device token and shows it once. */
export const ServiceWindow = z
  .object({
    code: z.string(),
    name: Bilingual,
    department: z.string(),
    campus: z.string().nullable(),
    service: z.string().nullable(),
    hasToken: z.boolean(),
  })
  .openapi('ServiceWindow');

/** GET/POST /api/v1/users, PATCH /{id} (role, department, active). Passwords are set by a one-time link. */
export const StaffUser = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: Role.nullable(),
    department: z.string().nullable(),
    active: z.boolean(),
  })
  .openapi('StaffUser');
export const NewStaffUser = z
  .object({
    name: z.string().trim().min(1).max(60),
    email: z.email(),
    role: Role,
    department: z.string().nullable(),
  })
  .openapi('NewStaffUser');

/** GET /api/v1/access-log: who looked at what, newest first. */
export const AccessEntry = z.object({
  at: Millis,
  user: z.string(),
  action: z.string(),
  ticketNumber: z.string().nullable(),
  field: z.string().nullable(),
  reason: z.string().nullable(),
});

/** GET/PUT /api/v1/calendar: days that differ from the official calendar. */
export const CalendarDays = z
  .object({
    version: z.string(),
    coveredUntil: z.string(),
    warning: Bilingual.nullable(),
    overrides: z.array(z.object({ date: z.string(), working: z.boolean(), note: z.string() })),
  })
  .openapi('CalendarDays');

export type TimeLimits = z.infer<typeof TimeLimits>;
export type RoutingDryRun = z.infer<typeof RoutingDryRun>;
export type Source = z.infer<typeof Source>;
export type NewSource = z.infer<typeof NewSource>;
export type QuarantineItem = z.infer<typeof QuarantineItem>;
export type ServiceWindow = z.infer<typeof ServiceWindow>;
export type StaffUser = z.infer<typeof StaffUser>;
export type NewStaffUser = z.infer<typeof NewStaffUser>;
export type CalendarDays = z.infer<typeof CalendarDays>;
export type AccessEntry = z.infer<typeof AccessEntry>;
