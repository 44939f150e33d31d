import type { FactRows } from '../../analytics/facts/schema.ts';
import type { LedgerEvent } from '../ledger/events.ts';
import { apply } from '../tickets/fold.ts';
import type { Ticket } from '../tickets/state.ts';
import { loneRatingRow, rowsNow, type FactSettings, type RowsNow } from './rows-now.ts';
import { versionsOf } from './versions.ts';

type State = { at: number; ticket: Ticket; rows: RowsNow; upTo: number };
type Step = { knownAt: number; states: State[] };

/**
 * Every version of every fact of one ticket, from all its events in order of sequence. Pure.
 *
 * Valid time: events in order of (occurredAt, sequence), receipt first; a version begins with the event that changed it
 * and ends with the next; events of one instant make one version. Known time: a step for each distinct recordedAt,
 * folded from what had been recorded by then (`versions.ts` says which steps leave a trace).
 */
export function factsOf(events: readonly LedgerEvent[], settings: FactSettings): FactRows {
  const steps = knowledgeOf(events, settings);
  return {
    ticket: versionsOf(steps.map((step) => ofFact(step, 'ticket'))),
    custody: versionsOf(steps.map((step) => ofFact(step, 'custody'))),
    rating: versionsOf(steps.map((step) => ofFact(step, 'rating'))),
    rectification: versionsOf(steps.map((step) => ofFact(step, 'rectification'))),
  };
}

/** The fact of a rating that belongs to no ticket. */
export function factsOfLoneRating(event: Extract<LedgerEvent, { kind: 'rated' }>): FactRows {
  const row = loneRatingRow(event.sequence, event.occurredAt, event.data);
  const state = { at: event.occurredAt, rows: new Map([[event.data.ratingId, row]]) };
  return {
    ticket: [],
    custody: [],
    rating: versionsOf([{ knownAt: event.recordedAt, states: [state] }]),
    rectification: [],
  };
}

function ofFact<F extends keyof RowsNow>({ knownAt, states }: Step, fact: F) {
  return { knownAt, states: states.map(({ at, rows }) => ({ at, rows: rows[fact] })) };
}

function knowledgeOf(events: readonly LedgerEvent[], settings: FactSettings): Step[] {
  const sourceOnTime = lastFlag(events);
  const steps: Step[] = [];
  let known: LedgerEvent[] = [];
  let states: State[] = [];
  for (const [knownAt, news] of byRecording(events)) {
    const before = known;
    known = [...before, ...news].sort(inValidTime);
    let same = 0;
    while (same < before.length && before[same] === known[same]) same += 1;
    states = states.filter((state) => state.upTo <= same);
    const first = states.at(-1)?.upTo ?? 0;
    let ticket: Ticket | null = states.at(-1)?.ticket ?? null;
    for (const [offset, event] of known.slice(first).entries()) {
      ticket = apply(ticket, event);
      // an end that the source puts before the receipt is a fault of the source: it shows from the receipt on
      const at = Math.max(event.occurredAt, ticket.receivedAt);
      const upTo = first + offset + 1;
      const next = known[upTo];
      if (next && next.occurredAt <= at) continue;
      if (states.at(-1)?.at === at) states.pop();
      states.push({ at, ticket, rows: rowsNow(ticket, sourceOnTime, settings), upTo });
    }
    steps.push({ knownAt, states: [...states] });
  }
  return steps;
}

function lastFlag(events: readonly LedgerEvent[]): boolean | null {
  let flag: boolean | null = null;
  for (const event of events)
    if ((event.kind === 'received' || event.kind === 'classified') && event.data.sourceOnTime !== undefined)
      flag = event.data.sourceOnTime;
  return flag;
}

/** Events by recordedAt, ascending: what became known together. */
function byRecording(events: readonly LedgerEvent[]): [number, LedgerEvent[]][] {
  const groups = new Map<number, LedgerEvent[]>();
  for (const event of events) {
    const group = groups.get(event.recordedAt);
    if (group) group.push(event);
    else groups.set(event.recordedAt, [event]);
  }
  return [...groups].sort(([a], [b]) => a - b);
}

function inValidTime(a: LedgerEvent, b: LedgerEvent): number {
  if (a.kind === 'received') return -1;
  if (b.kind === 'received') return 1;
  return a.occurredAt - b.occurredAt || a.sequence - b.sequence;
}
