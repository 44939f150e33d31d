import type { Kind, MatterSubmission, Urgency } from '../../ingest/submission.ts';
import { firstRule } from '../dispatch/rules.ts';
import type { Huiyin } from '../huiyin.ts';
import type { NewEvent } from '../ledger/events.ts';
import type { Entry } from '../ledger/ledger.ts';
import { insertRows } from '../ledger/insert-rows.ts';
import { audit, persons, texts } from '../ledger/schema.ts';
import { dayIn } from '../tickets/day.ts';
import { apply } from '../tickets/fold.ts';
import { queryCode, queryCodeHash } from '../tickets/query-code.ts';
import type { Ticket } from '../tickets/state.ts';
import { insertProjections, type NewTicket } from '../tickets/store.ts';
import { categoryPath, wordsCollector, type SpokenWords } from '../workflow/circumstances.ts';
import type { Arrival } from './arrival.ts';
import { phoneHash, readPhone } from './phone.ts';

const TITLE_LENGTH = 40;

/** A ticket whose events have their place in the chain, and the rows that are still to be written. */
export type Opened = NewTicket & {
  spoken: SpokenWords[];
  person: typeof persons.$inferInsert | null;
  action: typeof audit.$inferInsert;
};

/** Makes a ticket of a matter: received, and dispatched at once where a rule or a person at the desk says to whom. */
export async function openTicket(
  huiyin: Huiyin,
  entry: Entry,
  arrival: Arrival,
  matter: MatterSubmission,
): Promise<string> {
  const opened = await composeTicket(huiyin, entry, arrival, matter);
  await writeOpened(entry, [opened]);
  return opened.ticket.id;
}

/** Writes the rows of tickets that were composed, one statement a table. */
export async function writeOpened({ tx }: Entry, opened: readonly Opened[]): Promise<void> {
  await insertProjections(tx, opened);
  await insertRows(
    tx,
    texts,
    opened.flatMap(({ ticket, spoken }) => spoken.map((each) => ({ ...each, ticketId: ticket.id }))),
  );
  await insertRows(
    tx,
    persons,
    opened.flatMap(({ person }) => person ?? []),
  );
  await insertRows(
    tx,
    audit,
    opened.map(({ action }) => action),
  );
}

/** Decides a ticket and appends its events; nothing else is written yet. */
export async function composeTicket(
  huiyin: Huiyin,
  entry: Entry,
  arrival: Arrival,
  matter: MatterSubmission,
): Promise<Opened> {
  const { submission } = arrival;
  const { organisation } = huiyin;
  const calendar = huiyin.calendar();
  const ticketId = huiyin.newId();
  const receivedAt = Math.min(submission.occurredAt, entry.now);
  const number = await huiyin.numbers.next(entry.tx, dayIn(huiyin.settings.zone, receivedAt));

  const { say, spoken } = wordsCollector(huiyin);
  const title = matter.title || titleOf(matter.text);
  const words = {
    title: say('title', title),
    body: say('body', matter.text),
    ...(matter.place ? { place: say('place', matter.place) } : {}),
    // what the person told, like the place: it goes when their words go
    ...(matter.happenedAt === null ? {} : { happenedAt: say('happenedAt', String(matter.happenedAt)) }),
  };

  const kind: Kind = matter.kind ?? 'help';
  const urgency: Urgency = matter.urgency ?? 'normal';
  const classified =
    matter.category !== null && organisation.now.categories.has(matter.category)
      ? categoryPath(huiyin, matter.category)
      : { category: null, subcategory: null };
  const campus = known(matter.campus, organisation.now.campuses);
  const service = known(matter.service, organisation.now.services);
  const limit = organisation.limit(kind, urgency);
  const centre = organisation.centre?.code ?? null;
  const dueAt = calendar.addWork(receivedAt, limit.answer);

  const rule =
    arrival.department === null && arrival.directReply === null
      ? firstRule(organisation.now.rules, {
          kind,
          channel: submission.channel,
          ...classified,
          campus,
          service,
          words: `${title}\n${matter.text}`,
        })
      : null;
  const department = arrival.department ?? rule?.department ?? null;
  // dispatched in the instant of its receipt, the centre never held it
  const heldByCentre = department === null || receivedAt < entry.now;
  const centreCustody = heldByCentre ? huiyin.newId() : null;

  const head = { ticketId, actor: arrival.actor };
  const events: NewEvent[] = [
    {
      ...head,
      kind: 'received',
      occurredAt: receivedAt,
      data: {
        number,
        sourceId: submission.sourceId,
        feed: submission.sourceId,
        source: submission.sourceId,
        channel: submission.channel,
        kind,
        urgency,
        ...classified,
        campus,
        service,
        disclosure: matter.disclosure,
        lodgedBy: arrival.lodgedBy,
        imported: false,
        completedOnly: false,
        sourceOnTime: null,
        timeFault: false,
        centre,
        custodyId: centreCustody,
        dispatchDueAt: calendar.addWork(receivedAt, limit.dispatch),
        dueAt,
        policy: limit.version,
        words,
      },
    },
  ];
  if (department !== null)
    events.push({
      ...head,
      kind: 'dispatched',
      occurredAt: entry.now,
      data: {
        custodyId: huiyin.newId(),
        department,
        role: 'lead',
        signDueAt: calendar.addWork(entry.now, limit.sign),
        dueAt: calendar.addWork(entry.now, limit.answer),
        by: rule ? 'rule' : 'person',
        rule: rule?.id ?? null,
      },
    });
  if (arrival.directReply !== null)
    events.push({
      ...head,
      kind: 'replied',
      occurredAt: entry.now,
      data: {
        custodyId: centreCustody,
        words: say('reply', arrival.directReply),
        automatic: false,
        outcome: 'explained',
      },
    });

  const first = huiyin.ledger.position + 1;
  let ticket: Ticket | null = null;
  for (const event of events) ticket = apply(ticket, entry.append(event));
  if (!ticket) throw new Error('a ticket needs at least its receipt');
  const codeHash = queryCodeHash(huiyin.keys, number, queryCode(huiyin.keys, ticketId));
  return {
    ticket,
    codeHash,
    spoken,
    person: personOf(huiyin, ticketId, matter),
    action: {
      id: huiyin.newId(),
      at: entry.now,
      actor: arrival.actor,
      action: 'receive',
      ticketId,
      firstSequence: first,
      lastSequence: huiyin.ledger.position,
    },
  };
}

function personOf(
  huiyin: Huiyin,
  ticketId: string,
  matter: MatterSubmission,
): typeof persons.$inferInsert | null {
  if (matter.disclosure === 'anonymous') return null;
  const person = matter.person;
  if (!person || (!person.name && !person.phone && !person.channelUserId)) return null;
  const phone = person.phone ? readPhone(person.phone) : null;
  return {
    ticketId,
    name: person.name || null,
    phone,
    phoneHash: phone ? phoneHash(huiyin.keys, phone) : null,
    channelUserId: person.channelUserId,
    language: matter.language,
  };
}

const known = (code: string | null, rows: ReadonlyMap<string, unknown>): string | null =>
  code !== null && rows.has(code) ? code : null;

/** The first sentence, or its beginning. */
export function titleOf(text: string): string {
  const line =
    text
      .trim()
      .split(/[\n。！？!?]/, 1)[0]
      ?.trim() ?? '';
  const letters = [...line];
  return letters.length <= TITLE_LENGTH
    ? line || '（无标题）'
    : `${letters.slice(0, TITLE_LENGTH).join('')}…`;
}
