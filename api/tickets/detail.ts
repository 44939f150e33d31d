import { eq, inArray } from 'drizzle-orm';
import type { CustodyView, TicketDetail } from '../contract/tickets.ts';
import type { Huiyin } from '../huiyin.ts';
import { maskName, maskPhone } from '../identity/masking.ts';
import { RATING_REASONS } from '../../ingest/channels/rating-reasons.ts';
import { persons, tickets, user } from '../ledger/schema.ts';
import { ACTIONS } from '../workflow/actions/index.ts';
import type { Actor } from '../workflow/action.ts';
import { clockView } from './clock-view.ts';
import { fold } from './fold.ts';
import { rowView } from './inbox.ts';
import { eventsOf, wordsOf } from './store.ts';
import type { Custody, Ticket } from './state.ts';
import { timeline, type ActorNames } from './timeline.ts';

/** Everything about one ticket that this actor may see, and what they may do; null when there is none. */
export async function ticketDetail(
  huiyin: Huiyin,
  ticketId: string,
  actor: Actor,
): Promise<TicketDetail | null> {
  const { read } = huiyin.store;
  const [row] = await read.select().from(tickets).where(eq(tickets.id, ticketId));
  if (!row) return null;
  const events = await eventsOf(read, ticketId);
  const ticket = fold(events);
  if (!ticket) return null;
  const words = await wordsOf(read, ticketId);
  const now = huiyin.clock();
  const spoken = (role: string): string | null =>
    [...words.values()].find((each) => each.role === role)?.body ?? null;
  const names = await actorNames(huiyin, new Set(events.map((event) => event.actor)));
  const view = rowView(huiyin, row, spoken('title'), now);
  return {
    ...view,
    text: spoken('body'),
    place: spoken('place'),
    happenedAt: numberOf(spoken('happenedAt')),
    disclosure: ticket.disclosure,
    person: await personView(huiyin, ticket, actor),
    timeline: timeline(huiyin, events, words, names),
    custodies: ticket.custodies.map((each) => custodyView(huiyin, ticket, each, now)),
    ratings: ticket.ratings.map((each) => ({
      id: each.id,
      at: each.ratedAt,
      level: each.level,
      active: each.active,
      reasons: each.reasons.map((code) => ({ code, name: reasonName(code) })),
      comment: each.commentId === null ? null : (words.get(each.commentId)?.body ?? null),
      department: huiyin.organisation.department(each.department),
    })),
    rectifications: ticket.rectifications.map((each) => ({
      id: each.id,
      department: huiyin.organisation.department(each.department),
      openedAt: each.openedAt,
      dueAt: each.dueAt,
      closedAt: each.closedAt,
      clock:
        each.closedAt === null
          ? clockView(
              { name: 'rectification', startedAt: each.openedAt, dueAt: each.dueAt },
              now,
              huiyin.calendar(),
            )
          : null,
    })),
    suggestion:
      ticket.state === 'pending'
        ? suggestionFor(huiyin, `${spoken('title') ?? ''}\n${spoken('body') ?? ''}`)
        : null,
    actions: ACTIONS.filter((action) => action.may(ticket, actor) === null).map((action) => ({
      id: action.id,
      label: action.label,
      audience: action.audience,
      emphasis: action.emphasis,
      key: action.key,
      fields: action.fields(ticket),
    })),
    episode: ticket.episode,
  };
}

export function suggestionFor(huiyin: Huiyin, words: string): TicketDetail['suggestion'] {
  const proposal = huiyin.suggester.propose(words);
  if (!proposal) return null;
  return {
    category: huiyin.organisation.category(proposal.category),
    department: huiyin.organisation.department(proposal.department),
    confidence: proposal.confidence,
    because: proposal.because,
  };
}

export function reasonName(code: string): { zh: string; en: string } {
  const found = RATING_REASONS.find((each) => each.code === code);
  return found ? found.name : { zh: code, en: code };
}

async function personView(huiyin: Huiyin, ticket: Ticket, actor: Actor): Promise<TicketDetail['person']> {
  const [person] = await huiyin.store.read.select().from(persons).where(eq(persons.ticketId, ticket.id));
  if (!person) return null;
  // "only the centre may know me": a department does not even see that there is a number
  if (ticket.disclosure === 'centre' && (actor.type !== 'staff' || actor.scope !== null)) return null;
  return {
    name: person.name === null ? null : maskName(person.name),
    phone: person.phone === null ? null : maskPhone(person.phone),
    has: [
      ...(person.name === null ? [] : ['name' as const]),
      ...(person.phone === null ? [] : ['phone' as const]),
    ],
  };
}

function custodyView(huiyin: Huiyin, ticket: Ticket, custody: Custody, now: number): CustodyView {
  const signing = custody.signedAt === null && !custody.centre;
  const dueAt = custody.centre ? custody.signDueAt : signing ? custody.signDueAt : custody.answerDueAt;
  const running = custody.endedAt === null && ticket.state !== 'closed' && dueAt !== null;
  return {
    id: custody.id,
    department: huiyin.organisation.department(custody.department) ?? {
      code: '',
      name: { zh: '（无部门）', en: '(none)' },
    },
    role: custody.role,
    openedAt: custody.openedAt,
    signDueAt: custody.signDueAt,
    answerDueAt: custody.answerDueAt,
    signedAt: custody.signedAt,
    endedAt: custody.endedAt,
    endedBy: custody.endedBy,
    clock: running
      ? clockView(
          {
            name: custody.centre ? 'dispatch' : signing ? 'sign' : 'answer',
            startedAt: custody.openedAt,
            dueAt,
          },
          now,
          huiyin.calendar(),
        )
      : null,
  };
}

/** Names of members of staff; sources, the person and the system by their kind. */
async function actorNames(huiyin: Huiyin, actors: ReadonlySet<string>): Promise<ActorNames> {
  const ids = [...actors].filter(
    (actor) => !actor.includes(':') && actor !== 'citizen' && actor !== 'system',
  );
  const rows =
    ids.length === 0
      ? []
      : await huiyin.store.read
          .select({ id: user.id, name: user.name })
          .from(user)
          .where(inArray(user.id, ids));
  const names = new Map(rows.map((row) => [row.id, row.name]));
  return (actor) => {
    if (actor === 'citizen') return { name: 'citizen', role: 'citizen' };
    if (actor === 'system') return { name: 'system', role: 'system' };
    if (actor.includes(':')) return { name: actor, role: 'source' };
    return { name: names.get(actor) ?? actor, role: 'staff' };
  };
}

const numberOf = (text: string | null): number | null => (text === null ? null : Number(text));
