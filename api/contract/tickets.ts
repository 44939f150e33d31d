// long: what the desk may ask of tickets and gets, on one page
import { z } from '@hono/zod-openapi';
import {
  Bilingual,
  Channel,
  Disclosure,
  Kind,
  Level,
  Millis,
  Named,
  page,
  Role,
  RunningClock,
  TicketState,
  Urgency,
} from './common.ts';

/** GET /api/v1/session: 401 `signed-out`. */
export const Session = z
  .object({
    user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
    role: Role,
    department: Named.nullable(),
    /** What the role may do: `ticket.read`, `ticket.dispatch`, `intake`, `board`, `admin`, `reveal`, `quarantine`. */
    permissions: z.array(z.string()),
    demonstration: z.boolean(),
    zone: z.string(),
    expiresAt: Millis,
  })
  .openapi('Session');
export type Session = z.infer<typeof Session>;

/** POST /api/v1/demonstration/sign-in { role }: only in a demonstration on loopback. 204 and the session cookie.
 * GET /api/v1/demonstration lists the accounts, 404 elsewhere. Passwords: POST /api/auth/sign-in/email. */
export const DemonstrationAccounts = z
  .object({
    accounts: z.array(
      z.object({ role: Role, name: z.string(), email: z.string(), department: Named.nullable() }),
    ),
  })
  .openapi('DemonstrationAccounts');
export const DemonstrationSignIn = z.object({ email: z.string() }).openapi('DemonstrationSignIn');

export const VIEWS = [
  'open',
  'to-dispatch',
  'to-sign',
  'to-answer',
  'overdue',
  'rectification',
  'answered',
  'closed',
  'all',
] as const;

/** GET /api/v1/tickets: every name here is a query parameter, lists are comma-separated. */
export const TicketQuery = z.object({
  view: z.enum(VIEWS).optional(),
  state: z.string().optional(),
  department: z.string().optional(),
  campus: z.string().optional(),
  channel: z.string().optional(),
  kind: z.string().optional(),
  urgency: z.string().optional(),
  category: z.string().optional(),
  /** Number, or words of the title. */
  q: z.string().max(80).optional(),
  sort: z.enum(['due', 'received', '-received']).optional(),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
  /** The rows leave the screen, as a file: that they do is recorded once, with the first page. */
  purpose: z.enum(['export']).optional(),
});
export type TicketQuery = z.infer<typeof TicketQuery>;

export const TicketRow = z
  .object({
    id: z.string(),
    number: z.string(),
    title: z.string(),
    kind: Kind,
    urgency: Urgency,
    channel: Channel,
    state: TicketState,
    campus: Named.nullable(),
    category: Named.nullable(),
    department: Named.nullable(),
    receivedAt: Millis,
    answerDueAt: Millis.nullable(),
    /** The clock that runs now, null when none does. */
    clock: RunningClock.nullable(),
    rating: Level.nullable(),
    rectification: z.boolean(),
    version: z.number().int(),
  })
  .openapi('TicketRow');
export type TicketRow = z.infer<typeof TicketRow>;
export const TicketPage = page(TicketRow).openapi('TicketPage');
export type TicketPage = z.infer<typeof TicketPage>;

/** GET /api/v1/tickets/counts: how many in each view, for the person who asks. */
export const ViewCounts = z.object({ counts: z.record(z.string(), z.number().int()) }).openapi('ViewCounts');

export const TimelineEntry = z.object({
  sequence: z.number().int(),
  kind: z.string(),
  occurredAt: Millis,
  recordedAt: Millis,
  actor: z.object({ name: z.string(), role: z.string().nullable() }),
  department: Named.nullable(),
  text: z.string().nullable(),
  /** Erased by request: the words are gone, the hash stays. */
  erased: z.boolean(),
  level: Level.nullable(),
  dueAt: Millis.nullable(),
  /** Further facts worth reading: reason code, rule, outcome. */
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

export const FieldOption = z.object({ value: z.string(), label: Bilingual });
/** A field of an action's form, drawn by the desk from this description. */
export const ActionField = z.object({
  name: z.string(),
  type: z.enum([
    'text',
    'long-text',
    'choice',
    'department',
    'category',
    'campus',
    'level',
    'reasons',
    'switch',
  ]),
  label: Bilingual,
  required: z.boolean(),
  options: z.array(FieldOption).optional(),
  maxLength: z.number().int().optional(),
  hint: Bilingual.optional(),
  /** Proposed value: the suggestion, the present category. */
  value: z.union([z.string(), z.boolean(), z.null()]).optional(),
});
export const AvailableAction = z.object({
  id: z.string(),
  label: Bilingual,
  /** `public` is read by the person, `internal` never is, `neutral` moves the ticket. */
  audience: z.enum(['public', 'internal', 'neutral']),
  emphasis: z.enum(['primary', 'plain', 'danger']),
  /** Key of the keyboard shortcut, if it has one. */
  key: z.string().nullable(),
  fields: z.array(ActionField),
});
export type AvailableAction = z.infer<typeof AvailableAction>;

export const CustodyView = z.object({
  id: z.string(),
  department: Named,
  role: z.enum(['lead', 'assist']),
  openedAt: Millis,
  signDueAt: Millis.nullable(),
  answerDueAt: Millis.nullable(),
  signedAt: Millis.nullable(),
  endedAt: Millis.nullable(),
  endedBy: z.string().nullable(),
  clock: RunningClock.nullable(),
});

export const TicketDetail = TicketRow.extend({
  text: z.string().nullable(),
  place: z.string().nullable(),
  /** When it happened, by the person who told it. */
  happenedAt: Millis.nullable(),
  disclosure: Disclosure,
  /** Masked; `has` says what could be revealed. */
  person: z
    .object({
      name: z.string().nullable(),
      phone: z.string().nullable(),
      has: z.array(z.enum(['name', 'phone'])),
    })
    .nullable(),
  timeline: z.array(TimelineEntry),
  custodies: z.array(CustodyView),
  ratings: z.array(
    z.object({
      id: z.string(),
      at: Millis,
      level: Level,
      active: z.boolean(),
      reasons: z.array(z.object({ code: z.string(), name: Bilingual })),
      comment: z.string().nullable(),
      department: Named.nullable(),
    }),
  ),
  rectifications: z.array(
    z.object({
      id: z.string(),
      department: Named.nullable(),
      openedAt: Millis,
      dueAt: Millis,
      closedAt: Millis.nullable(),
      clock: RunningClock.nullable(),
    }),
  ),
  suggestion: z
    .object({
      category: Named.nullable(),
      department: Named.nullable(),
      confidence: z.number(),
      because: z.array(z.string()),
    })
    .nullable(),
  actions: z.array(AvailableAction),
  episode: z.number().int(),
}).openapi('TicketDetail');
export type TicketDetail = z.infer<typeof TicketDetail>;

/** POST /api/v1/tickets/{id}/actions/{action}; header Idempotency-Key optional. 200 TicketDetail, 409 `version-conflict`
 * (with what the ticket is now in `current`), 422 with the refusal. */
export const ActionRequest = z
  .object({ version: z.number().int(), input: z.record(z.string(), z.unknown()).default({}) })
  .openapi('ActionRequest');

/** POST /api/v1/tickets/{id}/reveal: 200, recorded. */
export const RevealRequest = z
  .object({ field: z.enum(['name', 'phone']), reason: z.string().trim().min(4).max(200) })
  .openapi('RevealRequest');
export const Revealed = z.object({ value: z.string().nullable() }).openapi('Revealed');

/** POST /api/v1/intake (operator's and clerk's one screen; Idempotency-Key). 201 SubmissionReceipt plus id. */
export const IntakeRequest = z
  .object({
    channel: z.enum(['hotline', 'counter']),
    kind: Kind,
    urgency: Urgency.default('normal'),
    title: z.string().trim().max(120).optional(),
    text: z.string().trim().min(1).max(4000),
    campus: z.string().max(64).optional(),
    place: z.string().trim().max(200).optional(),
    category: z.string().max(64).optional(),
    disclosure: Disclosure.default('department'),
    name: z.string().trim().max(60).optional(),
    phone: z.string().trim().max(32).optional(),
    /** Dispatch at once to this department; else rules decide. */
    department: z.string().max(64).optional(),
    /** Answered on the phone: the reply that was given; the ticket is answered at once by the centre. */
    directReply: z.string().trim().max(4000).optional(),
    /** When the call began, if it was written down later. */
    occurredAt: Millis.optional(),
  })
  .openapi('IntakeRequest');
export type IntakeRequest = z.infer<typeof IntakeRequest>;
export const IntakeReceipt = z
  .object({
    id: z.string(),
    number: z.string(),
    code: z.string(),
    answerDueAt: Millis.nullable(),
    department: Named.nullable(),
  })
  .openapi('IntakeReceipt');

/** GET /api/v1/callers?phone=: the caller's history by number; the look is recorded. */
export const CallerHistory = z
  .object({
    phone: z.string(),
    name: z.string().nullable(),
    tickets: z.array(TicketRow),
  })
  .openapi('CallerHistory');

/** GET /api/v1/suggestion?text=: null when it has nothing to go on. */
export const Suggestion = z
  .object({
    suggestion: z
      .object({
        category: Named.nullable(),
        department: Named.nullable(),
        confidence: z.number(),
        because: z.array(z.string()),
        /** `rule` when a routing rule would take it, `learnt` from closed tickets. */
        from: z.enum(['rule', 'learnt']),
      })
      .nullable(),
  })
  .openapi('Suggestion');

/** GET /api/v1/organisation: what forms need. */
export const Organisation = z
  .object({
    departments: z.array(
      Named.extend({
        parent: z.string().nullable(),
        campus: z.string().nullable(),
        centre: z.boolean(),
        active: z.boolean(),
      }),
    ),
    campuses: z.array(Named),
    categories: z.array(Named.extend({ parent: z.string().nullable(), department: z.string().nullable() })),
    services: z.array(Named.extend({ department: z.string().nullable() })),
    windows: z.array(Named.extend({ department: z.string(), campus: z.string().nullable() })),
  })
  .openapi('Organisation');
export type Organisation = z.infer<typeof Organisation>;

/** GET /api/v1/live: text/event-stream. Events: `ticket` {id, number, version, state, department}, `facts` {position, behind},
 * `hello` {now}. A department's staff get its own tickets only; leaders get `facts` only. */
export type LiveEvent =
  | { type: 'hello'; now: number }
  | {
      type: 'ticket';
      id: string;
      number: string;
      version: number;
      state: TicketState;
      department: string | null;
      created: boolean;
    }
  | { type: 'facts'; position: number; behind: number };

export type IntakeReceipt = z.infer<typeof IntakeReceipt>;
export type CallerHistory = z.infer<typeof CallerHistory>;
export type Suggestion = z.infer<typeof Suggestion>;
export type TimelineEntry = z.infer<typeof TimelineEntry>;
export type CustodyView = z.infer<typeof CustodyView>;
export type ActionField = z.infer<typeof ActionField>;
export type ViewCounts = z.infer<typeof ViewCounts>;
export type DemonstrationAccounts = z.infer<typeof DemonstrationAccounts>;
export type ActionRequest = z.infer<typeof ActionRequest>;
export type RevealRequest = z.infer<typeof RevealRequest>;
