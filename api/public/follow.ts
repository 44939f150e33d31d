import { eq, sql } from 'drizzle-orm';
import { timingSafeEqual } from 'node:crypto';
import type { FollowedTicket, PublicStep } from '../contract/public.ts';
import type { Huiyin } from '../huiyin.ts';
import type { LedgerEvent } from '../ledger/events.ts';
import { codeAttempts, tickets } from '../ledger/schema.ts';
import { AppError } from '../problem.ts';
import { ACTIONS } from '../workflow/actions/index.ts';
import type { Actor } from '../workflow/action.ts';
import { fold, promised } from '../tickets/fold.ts';
import { readTicketNumber } from '../tickets/number.ts';
import { queryCodeHash } from '../tickets/query-code.ts';
import { eventsOf, wordsOf } from '../tickets/store.ts';
import { wordsIn, type StoredWords } from '../tickets/timeline.ts';

const TRIES = 5;
export const CITIZEN: Actor = { type: 'citizen', id: 'citizen' };

/**
 * The ticket that a number and a query code open. A wrong number and a wrong code get the same answer; after five wrong
 * codes for a number it stays locked until the centre unlocks it.
 *
 * @throws AppError 403 `wrong-code` with the tries left, 423 `code-locked`
 */
export async function openByCode(huiyin: Huiyin, typedNumber: string, code: string): Promise<string> {
  const number = readTicketNumber(typedNumber) ?? typedNumber.slice(0, 32);
  const [attempts] = await huiyin.store.read
    .select()
    .from(codeAttempts)
    .where(eq(codeAttempts.number, number));
  if (attempts && attempts.wrong >= TRIES) throw locked();
  const [ticket] = await huiyin.store.read
    .select({ id: tickets.id, codeHash: tickets.codeHash })
    .from(tickets)
    .where(eq(tickets.number, number));
  const given = Buffer.from(queryCodeHash(huiyin.keys, number, code));
  const right = Buffer.from(ticket?.codeHash ?? '0'.repeat(given.length));
  if (ticket && given.length === right.length && timingSafeEqual(given, right)) {
    if (attempts)
      await huiyin.ledger.write(({ tx }) => tx.delete(codeAttempts).where(eq(codeAttempts.number, number)));
    return ticket.id;
  }
  // unknown numbers count too, or their answer would tell them apart
  const wrong = await huiyin.ledger.write(async ({ tx, now }) => {
    const [row] = await tx
      .insert(codeAttempts)
      .values({ number, wrong: 1, lastAt: now })
      .onConflictDoUpdate({
        target: codeAttempts.number,
        set: { wrong: sql`${codeAttempts.wrong} + 1`, lastAt: now },
      })
      .returning({ wrong: codeAttempts.wrong });
    return row?.wrong ?? 1;
  });
  if (wrong >= TRIES) throw locked();
  const left = TRIES - wrong;
  throw new AppError(
    403,
    'wrong-code',
    {
      zh: `编号或查询码不对，还可以试 ${left} 次`,
      en: `The number or the code is wrong. ${left} tries left`,
    },
    {
      errors: [
        {
          field: 'code',
          code: 'wrong-code',
          message: { zh: '请核对编号和查询码', en: 'Check the number and the code' },
        },
      ],
      extra: { triesLeft: left },
    },
  );
}

const locked = (): AppError =>
  new AppError(423, 'code-locked', {
    zh: '输错次数过多，此编号已锁定，请致电诉求中心',
    en: 'Too many wrong codes: this number is locked. Please call the centre',
  });

/** A ticket as the person who lodged it sees it: public words only. */
export async function followed(huiyin: Huiyin, ticketId: string): Promise<FollowedTicket> {
  const { read } = huiyin.store;
  const events = await eventsOf(read, ticketId);
  const ticket = fold(events);
  if (!ticket) throw new Error(`ticket ${ticketId} has no events`);
  const words = await wordsOf(read, ticketId);
  const spoken = (role: string): string | null =>
    [...words.values()].find((each) => each.role === role)?.body ?? null;
  const now = huiyin.clock();
  const dueAt = promised(ticket)?.dueAt ?? null;
  const may = (id: string): boolean => ACTIONS.find((each) => each.id === id)?.may(ticket, CITIZEN) === null;
  const rating = ticket.ratings.findLast((each) => each.active);
  const lead = ticket.custodies.find((each) => each.id === ticket.leadId);
  return {
    number: ticket.number,
    kind: ticket.kind,
    state: ticket.state,
    title: spoken('title') ?? ticket.number,
    text: spoken('body'),
    campus: huiyin.organisation.campus(ticket.campus),
    place: spoken('place'),
    receivedAt: ticket.receivedAt,
    answerDueAt: dueAt,
    overdue: ticket.answeredAt === null && ticket.state !== 'closed' && dueAt !== null && now > dueAt,
    department: huiyin.organisation.department(lead?.department ?? null),
    disclosure: ticket.disclosure,
    steps: events.flatMap((event) => publicStep(huiyin, event, words)),
    can: { rate: may('rate'), reopen: may('reopen'), supplement: may('supplement'), urge: false },
    rating: rating ? { level: rating.level, at: rating.ratedAt } : null,
  };
}

function publicStep(huiyin: Huiyin, event: LedgerEvent, words: StoredWords): PublicStep[] {
  const said = wordsIn(event);
  const text = said ? (words.get(said.id)?.body ?? null) : null;
  const step = (kind: PublicStep['kind'], rest: Partial<PublicStep> = {}): PublicStep[] => [
    { at: event.occurredAt, kind, department: null, text: null, dueAt: null, level: null, ...rest },
  ];
  const department = (code: string | null): Pick<PublicStep, 'department'> => ({
    department: huiyin.organisation.department(code),
  });
  switch (event.kind) {
    case 'received':
      return step('received', { dueAt: event.data.dueAt });
    case 'dispatched':
      return step('dispatched', { ...department(event.data.department), dueAt: event.data.dueAt });
    case 'signed':
      return step('signed');
    case 'returned':
      return step('returned');
    case 'replied':
      return step('replied', { text });
    case 'closed':
      return step('closed');
    case 'rated':
      return event.data.active ? step('rated', { level: event.data.level, text }) : [];
    case 'reopened':
      return step('reopened', { ...department(event.data.department), text, dueAt: event.data.dueAt });
    case 'noted':
      return event.data.audience === 'public' ? step('supplemented', { text }) : [];
    case 'rectification-opened':
      return step('rectification-opened', { ...department(event.data.department), dueAt: event.data.dueAt });
    case 'rectification-closed':
      return step('rectification-closed', { text });
    case 'classified':
      return [];
  }
}
