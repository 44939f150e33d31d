import type { TimelineEntry } from '../contract/tickets.ts';
import type { Huiyin } from '../huiyin.ts';
import type { LedgerEvent, Words } from '../ledger/events.ts';

export type StoredWords = Map<string, { role: string; body: string | null; erasedAt: number | null }>;
export type ActorNames = (actor: string) => { name: string; role: string | null };

/** The words that an event refers to first, if it has any. */
export function wordsIn(event: LedgerEvent): Words | null {
  switch (event.kind) {
    case 'received':
      return event.data.words['body'] ?? null;
    case 'returned':
    case 'replied':
    case 'rated':
    case 'reopened':
    case 'noted':
    case 'rectification-closed':
      return event.data.words;
    default:
      return null;
  }
}

/** Events as staff read them. */
export function timeline(
  huiyin: Huiyin,
  events: readonly LedgerEvent[],
  words: StoredWords,
  actorName: ActorNames,
): TimelineEntry[] {
  return events.map((event) => {
    const said = wordsIn(event);
    const stored = said ? words.get(said.id) : undefined;
    return {
      sequence: event.sequence,
      kind: event.kind,
      occurredAt: event.occurredAt,
      recordedAt: event.recordedAt,
      actor: actorName(event.actor),
      department: huiyin.organisation.department(departmentIn(event)),
      text: event.kind === 'received' ? null : (stored?.body ?? null),
      erased: stored ? stored.erasedAt !== null : false,
      level: event.kind === 'rated' ? event.data.level : null,
      dueAt: dueIn(event),
      detail: detailOf(event, huiyin),
    };
  });
}

function departmentIn(event: LedgerEvent): string | null {
  switch (event.kind) {
    case 'dispatched':
    case 'reopened':
    case 'rated':
    case 'rectification-opened':
      return event.data.department;
    case 'returned':
      return event.data.centre;
    default:
      return null;
  }
}

function dueIn(event: LedgerEvent): number | null {
  switch (event.kind) {
    case 'received':
    case 'dispatched':
    case 'reopened':
    case 'rectification-opened':
      return event.data.dueAt;
    default:
      return null;
  }
}

/** A rule is called by its name as it is now; one that was removed by what it was filed under. */
function ruleName({ organisation }: Pick<Huiyin, 'organisation'>, id: string | null): string | null {
  return organisation.now.rules.find((rule) => rule.id === id)?.name ?? id;
}

function detailOf(
  event: LedgerEvent,
  huiyin: Pick<Huiyin, 'organisation'>,
): Record<string, string | number | boolean | null> {
  switch (event.kind) {
    case 'received':
      return { source: event.data.source, channel: event.data.channel };
    case 'classified':
      return Object.fromEntries(Object.entries(event.data).filter(([, value]) => value !== undefined));
    case 'dispatched':
      return {
        by: event.data.by,
        rule: ruleName(huiyin, event.data.rule),
        signDueAt: event.data.signDueAt,
      };
    case 'returned':
      return { reason: event.data.reason };
    case 'replied':
      return { outcome: event.data.outcome, automatic: event.data.automatic };
    case 'closed':
      return { cause: event.data.cause };
    case 'rated':
      return { active: event.data.active, reasons: event.data.reasons.join(',') };
    case 'reopened':
      return { episode: event.data.episode };
    case 'noted':
      return { audience: event.data.audience, about: event.data.about };
    case 'rectification-closed':
      return { outcome: event.data.outcome };
    case 'signed':
    case 'rectification-opened':
      return {};
  }
}
