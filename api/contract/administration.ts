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

/** A link that works once, shown once: for a new member of staff, or for a new password. */
export const OneTimeLink = z.object({ url: z.string(), expiresAt: Millis }).openapi('OneTimeLink');
/** POST /api/v1/users: 201. POST /api/v1/users/{id}/link makes another link. */
export const InvitedUser = z.object({ user: StaffUser, link: OneTimeLink }).openapi('InvitedUser');
export const StaffUserChange = z
  .object({
    name: z.string().trim().min(1).max(60).optional(),
    role: Role.optional(),
    department: z.string().max(64).nullable().optional(),
    active: z.boolean().optional(),
  })
  .openapi('StaffUserChange');

/** PUT /api/v1/departments/{code}, campuses, categories, services: makes it or changes it; answers the Organisation. */
const Code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
export const CodeParam = z.object({ code: Code });
const Name = z.object({ zh: z.string().trim().min(1).max(80), en: z.string().trim().min(1).max(120) });
export const DepartmentChange = z
  .object({
    name: Name,
    parent: z.string().nullable().default(null),
    campus: z.string().nullable().default(null),
    centre: z.boolean().default(false),
    active: z.boolean().default(true),
  })
  .openapi('DepartmentChange');
export const CampusChange = z.object({ name: Name }).openapi('CampusChange');
export const CategoryChange = z
  .object({
    name: Name,
    parent: z.string().nullable().default(null),
    department: z.string().nullable().default(null),
  })
  .openapi('CategoryChange');
export const ServiceChange = z
  .object({ name: Name, department: z.string().nullable().default(null) })
  .openapi('ServiceChange');

/** POST /api/v1/windows {code, …}; PUT /api/v1/windows/{code}. */
export const WindowChange = z
  .object({
    name: Name,
    department: z.string(),
    campus: z.string().nullable().default(null),
    service: z.string().nullable().default(null),
  })
  .openapi('WindowChange');
export const NewWindow = WindowChange.extend({ code: Code }).openapi('NewWindow');
/** POST /api/v1/windows/{code}/token: the token is shown once; `url` opens the kiosk with it. */
export const DeviceToken = z.object({ token: z.string(), url: z.string() }).openapi('DeviceToken');

/** POST /api/v1/routing-rules, PUT /{id}. PUT /api/v1/routing-rules/order { ids } sets the order of all. */
export const RoutingRuleChange = RoutingRule.omit({ id: true, position: true }).openapi('RoutingRuleChange');
export const RoutingOrder = z.object({ ids: z.array(z.string()) }).openapi('RoutingOrder');
export const RoutingRules = z.object({ rules: z.array(RoutingRule) }).openapi('RoutingRules');
export const RoutingDryRunRequest = z
  .object({ days: z.int().min(1).max(366).default(30) })
  .openapi('RoutingDryRunRequest');

/** GET /api/v1/channel-adapters: what a source can be, with the JSON Schema of its settings. */
export const ChannelAdapters = z
  .object({
    adapters: z.array(
      z.object({
        id: z.string(),
        channel: Channel,
        name: Bilingual,
        secretSettings: z.array(z.string()),
        settingsSchema: z.record(z.string(), z.unknown()),
      }),
    ),
  })
  .openapi('ChannelAdapters');
export const Sources = z.object({ sources: z.array(Source) }).openapi('Sources');
/** PUT /api/v1/sources/{id}: secrets that are left out stay as they are. */
export const SourceChange = NewSource.omit({ id: true, adapter: true })
  .extend({ active: z.boolean().default(true) })
  .openapi('SourceChange');
/** POST /api/v1/sources and POST /api/v1/sources/{id}/secrets: names of settings and their values, shown once. */
export const SourceSecrets = z
  .object({ source: Source, secrets: z.record(z.string(), z.string()) })
  .openapi('SourceSecrets');

export const Dismissal = z.object({ reason: z.string().trim().min(4).max(200) }).openapi('Dismissal');
export const Windows = z.object({ windows: z.array(ServiceWindow) }).openapi('Windows');
export const StaffUsers = z.object({ users: z.array(StaffUser) }).openapi('StaffUsers');
export const AccessPage = page(AccessEntry).openapi('AccessPage');

/** PUT /api/v1/time-limits: `version` is the one that was read; the answer carries the new one. */
export const TimeLimitsChange = TimeLimits;
/** PUT /api/v1/calendar: all days that differ from the official calendar, in place of the ones before. */
export const CalendarChange = CalendarDays.pick({ overrides: true }).openapi('CalendarChange');

/** POST /api/v1/invitations/look { token }: for whom a one-time link is. 410 when it was used or is too old. */
export const InvitationLook = z.object({ token: z.string().min(20).max(200) }).openapi('InvitationLook');
export const Invitation = z
  .object({
    purpose: z.enum(['administrator', 'password']),
    name: z.string().nullable(),
    email: z.string().nullable(),
    expiresAt: Millis,
  })
  .openapi('Invitation');
/** POST /api/v1/invitations/accept: 204. Name and e-mail are asked of the first administrator only. */
export const InvitationAcceptance = InvitationLook.extend({
  name: z.string().trim().min(1).max(60).optional(),
  email: z.email().max(200).optional(),
  password: z.string().min(1).max(200),
}).openapi('InvitationAcceptance');

/** POST /api/auth/sign-in/email: 200 and the session cookie; 401 `wrong-credentials`, 403 `inactive`, 429. */
export const SignIn = z
  .object({ email: z.string().trim().min(1).max(200), password: z.string().min(1).max(200) })
  .openapi('SignIn');
/** POST /api/auth/change-password: 204; every other session of the user ends. */
export const PasswordChange = z
  .object({ currentPassword: z.string().min(1).max(200), newPassword: z.string().min(1).max(200) })
  .openapi('PasswordChange');

export type OneTimeLink = z.infer<typeof OneTimeLink>;
export type InvitedUser = z.infer<typeof InvitedUser>;
export type StaffUserChange = z.infer<typeof StaffUserChange>;
export type InvitationAcceptance = z.infer<typeof InvitationAcceptance>;
export type Invitation = z.infer<typeof Invitation>;
export type RoutingRuleChange = z.infer<typeof RoutingRuleChange>;
export type WindowChange = z.infer<typeof WindowChange>;
export type NewWindow = z.infer<typeof NewWindow>;
export type SourceChange = z.infer<typeof SourceChange>;
export type SourceSecrets = z.infer<typeof SourceSecrets>;
