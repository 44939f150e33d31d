import type { HistoryStep } from '../../ingest/imports/profile.ts';
import type { NewEvent, Words } from '../ledger/events.ts';

type Draft = NewEvent extends infer E ? (E extends NewEvent ? Omit<E, 'ticketId' | 'actor'> : never) : never;

/** Who has the case where the steps go on. */
export type Holding = { custodyId: string; department: string | null } | null;

/**
 * A case's steps as a ticket can live them: a signature needs a custody, so where the source names no group before it,
 * nobody's begins there.
 */
export function livable(steps: readonly HistoryStep[]): HistoryStep[] {
  let held = false;
  return steps.flatMap((step) => {
    const opens = step.step === 'signed' && !held;
    held ||= opens || step.step === 'dispatched' || step.step === 'reopened';
    return opens ? [{ at: step.at, step: 'dispatched', department: null } as const, step] : [step];
  });
}

/** Events of steps that follow on what has happened. Times are the source's own. */
export function lifeEvents(
  steps: readonly HistoryStep[],
  from: { holding: Holding; episode: number },
  means: { newId: () => string; say: (role: string, body: string) => Words },
): Draft[] {
  let { holding, episode } = from;
  return steps.map((step): Draft => {
    const occurredAt = step.at;
    switch (step.step) {
      case 'dispatched':
        holding = { custodyId: means.newId(), department: step.department };
        return {
          kind: 'dispatched',
          occurredAt,
          data: {
            ...holding,
            role: 'lead',
            signDueAt: null,
            // the source's due time belongs to the case, not to whoever holds it
            dueAt: null,
            by: 'import',
            rule: null,
          },
        };
      case 'signed':
        if (!holding) throw new Error('a signature before any custody');
        return { kind: 'signed', occurredAt, data: { custodyId: holding.custodyId } };
      case 'replied':
        return {
          kind: 'replied',
          occurredAt,
          data: {
            custodyId: holding?.custodyId ?? null,
            words: step.text === null ? null : means.say('reply', step.text),
            automatic: step.automatic,
            outcome: null,
          },
        };
      case 'closed':
        return { kind: 'closed', occurredAt, data: { cause: 'answered' } };
      case 'reopened':
        episode += 1;
        holding = { custodyId: means.newId(), department: holding?.department ?? null };
        return {
          kind: 'reopened',
          occurredAt,
          data: { episode, words: null, ...holding, signDueAt: null, dueAt: null },
        };
    }
  });
}
