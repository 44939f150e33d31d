import type { ImportedCase, ImportProfile } from '../../ingest/imports/profile.ts';
import type { Huiyin } from '../huiyin.ts';
import type { Entry } from '../ledger/ledger.ts';
import { insertRows } from '../ledger/insert-rows.ts';
import { submissions, texts } from '../ledger/schema.ts';
import { titleOf } from '../intake/open-ticket.ts';
import { dayIn } from '../tickets/day.ts';
import { apply } from '../tickets/fold.ts';
import { queryCode, queryCodeHash } from '../tickets/query-code.ts';
import type { Ticket } from '../tickets/state.ts';
import { insertProjections, type NewTicket } from '../tickets/store.ts';
import { wordsCollector } from '../workflow/circumstances.ts';
import type { DataOf, Words } from '../ledger/events.ts';
import { feedOf, hasTimeFault } from './case-hash.ts';
import { lifeEvents, livable } from './life.ts';

export type HashedCase = { read: ImportedCase; hash: Buffer };

/** Makes a ticket of each case, all in one command: no notices, no rules, no rectifications, nothing of ours. */
export async function openCases(
  huiyin: Huiyin,
  entry: Entry,
  profile: ImportProfile,
  cases: readonly HashedCase[],
): Promise<void> {
  const fresh: NewTicket[] = [];
  const spoken: (typeof texts.$inferInsert)[] = [];
  const delivered: (typeof submissions.$inferInsert)[] = [];
  for (const { read, hash } of cases) {
    const ticketId = huiyin.newId();
    const number = await huiyin.numbers.next(entry.tx, dayIn(huiyin.settings.zone, read.receivedAt));
    const words = wordsCollector(huiyin);
    const ticket = liveThrough(huiyin, entry, profile, read, { ticketId, number, say: words.say });
    for (const each of words.spoken) spoken.push({ ...each, ticketId });
    fresh.push({
      ticket,
      codeHash: queryCodeHash(huiyin.keys, number, queryCode(huiyin.keys, ticketId)),
    });
    delivered.push({
      id: huiyin.newId(),
      sourceId: profile.id,
      externalId: read.externalId,
      channel: read.channel,
      type: 'matter',
      occurredAt: read.receivedAt,
      recordedAt: entry.now,
      ticketId,
      ratingId: null,
      opened: true,
      raw: null,
      contentHash: hash,
    });
  }
  await insertProjections(entry.tx, fresh);
  await insertRows(entry.tx, texts, spoken);
  await insertRows(entry.tx, submissions, delivered);
}

/** Appends the events of a case and gives the ticket that they make. */
function liveThrough(
  huiyin: Huiyin,
  entry: Entry,
  profile: ImportProfile,
  read: ImportedCase,
  given: { ticketId: string; number: string; say: (role: string, body: string) => Words },
): Ticket {
  const head = { ticketId: given.ticketId, actor: `import:${profile.id}` };
  let ticket = apply(
    null,
    entry.append({
      ...head,
      kind: 'received',
      occurredAt: read.receivedAt,
      data: receipt(profile, read, given),
    }),
  );
  const life = lifeEvents(
    livable(read.steps),
    { holding: null, episode: 1 },
    { newId: huiyin.newId, say: given.say },
  );
  for (const draft of life) ticket = apply(ticket, entry.append({ ...head, ...draft }));
  return ticket;
}

function receipt(
  profile: ImportProfile,
  read: ImportedCase,
  given: { number: string; say: (role: string, body: string) => Words },
): DataOf<'received'> {
  const title = read.title ?? (read.text === null ? null : titleOf(read.text));
  return {
    number: given.number,
    sourceId: profile.id,
    feed: feedOf(profile.id, read.snapshot),
    source: read.sourceLabel,
    channel: read.channel,
    kind: read.kind,
    urgency: read.urgency,
    category: read.category,
    subcategory: read.subcategory,
    campus: read.campus,
    service: null,
    // a file of history names nobody
    disclosure: 'anonymous',
    lodgedBy: read.lodgedBy,
    imported: true,
    completedOnly: profile.completedOnly,
    sourceOnTime: read.sourceOnTime,
    timeFault: hasTimeFault(read),
    centre: null,
    custodyId: null,
    dispatchDueAt: null,
    dueAt: read.dueAt,
    policy: null,
    words: {
      ...(title === null ? {} : { title: given.say('title', title) }),
      ...(read.text === null ? {} : { body: given.say('body', read.text) }),
    },
  };
}
