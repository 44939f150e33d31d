import type { z } from 'zod';
import type { Kind, Urgency } from '../../ingest/submission.ts';
import type { ActionField, Bilingual, Role } from './vocabulary.ts';
import type { NewEvent, Words } from '../ledger/events.ts';
import type { Ticket } from '../tickets/state.ts';

/** Who acts: a member of staff, the person who lodged the ticket, or the system on a source's behalf. */
export type Actor =
  | {
      type: 'staff';
      id: string;
      role: Role;
      /** Departments whose tickets are theirs; null for all. */ scope: readonly string[] | null;
    }
  | { type: 'citizen'; id: 'citizen' }
  | { type: 'source'; id: string };

export type Refusal = { code: string; detail: Bilingual; field: string | null };

/** An event as an action decides it: the ticket, the actor and the time are the same for all of them. */
export type Draft = NewEvent extends infer Each
  ? Each extends NewEvent
    ? Pick<Each, 'kind' | 'data'>
    : never
  : never;

export type Decision = { ok: true; events: Draft[] } | { ok: false; refusal: Refusal };

export const refuse = (code: string, zh: string, en: string, field: string | null = null): Decision => ({
  ok: false,
  refusal: { code, detail: { zh, en }, field },
});

/** What a decision may use: time and chance are arguments, the organisation is what it is now. */
export type Circumstances = {
  now: number;
  actor: Actor;
  newId(): string;
  /** Puts words beside the chain and gives what the event holds of them. */
  words(role: 'reply' | 'note' | 'reason' | 'comment' | 'supplement', body: string): Words;
  /** `start` plus working milliseconds. */
  addWork(start: number, work: number): number;
  limit(kind: Kind, urgency: Urgency): { dispatch: number; sign: number; answer: number };
  rectificationLimit: number;
  centre: string;
  hasDepartment(code: string): boolean;
  hasCategory(code: string): boolean;
  hasCampus(code: string): boolean;
  /** First and second level of a category: the parent and itself, or itself and null. */
  categoryPath(code: string): { category: string; subcategory: string | null };
};

/**
 * Something that can be done to a ticket. `decide` is pure; `perform.ts` appends the events, updates the projection and
 * writes the audit row in one transaction. Routes, permissions and the desk's buttons come from the registry.
 */
export interface Action<Input> {
  id: string;
  label: Bilingual;
  /** Read by the person, never read by the person, or neither. */
  audience: 'public' | 'internal' | 'neutral';
  emphasis: 'primary' | 'plain' | 'danger';
  key: string | null;
  input: z.ZodType<Input>;
  /** Whether this actor may do it to this ticket now: null, or why not. */
  may(ticket: Ticket, actor: Actor): Refusal | null;
  fields(ticket: Ticket): ActionField[];
  decide(ticket: Ticket, input: Input, circumstances: Circumstances): Decision;
}
