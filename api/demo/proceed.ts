import { leadOf } from '../tickets/fold.ts';
import type { Custody, Ticket } from '../tickets/state.ts';
import type { Move } from './happening.ts';
import { afterAnswer } from './prospects.ts';
import { CENTRE } from './campus.ts';
import { temperamentOf } from './temperament.ts';
import type { World } from './world.ts';

/** Departments with somebody on duty at night: what is urgent does not wait for office hours there. */
const ON_DUTY = new Set(['repair', 'security', 'hospital', 'housing']);
const MINUTE = 60_000;
const DAY_MINUTES = 7 * 60;

/** What will happen to a ticket next, by where it is and by the manner of whoever holds it. */
export function proceed(world: World, ticketId: string): void {
  const ticket = world.ticket(ticketId);
  const lead = leadOf(ticket);
  if (!lead) throw new Error(`nobody holds ${ticketId}`);
  switch (ticket.state) {
    case 'pending':
      return toDispatch(world, ticket, lead);
    case 'dispatched':
      return toSign(world, ticket, lead);
    case 'handling':
      return toReply(world, ticket, lead);
    case 'answered':
      return afterAnswer(world, ticket);
    case 'closed':
      return;
  }
}

function plan(world: World, at: number, step: Move['step'], ticket: Ticket, custody: Custody): void {
  world.agenda.add(at, { step, ticketId: ticket.id, custodyId: custody.id });
}

function toDispatch(world: World, ticket: Ticket, centre: Custody): void {
  const { chance } = world;
  if (world.plot(ticket.id).stalls === 'pending') return;
  const { sign } = temperamentOf(CENTRE);
  const slip = chance.hit(0.035) ? chance.between(120, 700) : 0;
  const minutes = chance.around(ticket.custodies.length > 1 ? 1.6 * sign : sign, 0.8) + slip;
  plan(world, world.after(world.now, minutes), 'dispatch', ticket, centre);
}

function toSign(world: World, ticket: Ticket, custody: Custody): void {
  const { chance } = world;
  const plot = world.plot(ticket.id);
  if (plot.stalls === 'unsigned') return;
  const department = world.holder(ticket);
  const temper = temperamentOf(department);
  if (plot.endsAs !== null)
    return plan(world, world.after(world.now, chance.around(200, 0.8)), 'close', ticket, custody);

  const minutes = chance.around(temper.sign, 0.8);
  const at = isHurried(ticket, department)
    ? world.now + chance.around(20, 0.7) * MINUTE
    : world.after(world.now, minutes);
  const returns =
    plot.stalls === null &&
    (plot.feud > 0 || chance.hit(department === plot.department ? temper.returns : 0.85));
  if (!returns) return plan(world, at, 'sign', ticket, custody);

  plot.returning = custody.id;
  // some send it back in the last minutes before they would have to sign
  const late = custody.signDueAt !== null && chance.hit(temper.heaps);
  if (late && custody.signDueAt !== null)
    return plan(world, world.before(custody.signDueAt, chance.between(2, 20)), 'return', ticket, custody);
  if (chance.hit(0.5)) return plan(world, at, 'return', ticket, custody);
  plan(world, at, 'sign', ticket, custody);
  plan(world, world.after(at, chance.around(150, 0.9)), 'return', ticket, custody);
}

const isHurried = (ticket: Ticket, department: string): boolean =>
  ticket.urgency !== 'normal' && ON_DUTY.has(department);

function toReply(world: World, ticket: Ticket, custody: Custody): void {
  const { chance, now } = world;
  const plot = world.plot(ticket.id);
  if (plot.returning === custody.id || plot.stalls === 'unanswered') return;
  const department = world.holder(ticket);
  const { pace, spread, heaps, forgets } = temperamentOf(department);
  const due = (ticket.episode > 1 ? custody.answerDueAt : ticket.dueAt) ?? custody.openedAt;
  // people look at the due time that the ticket shows, whatever it was classified as since
  const given = world.calendar.workBetween(ticket.episode > 1 ? custody.openedAt : ticket.receivedAt, due);
  const minutes = (chance.around(pace, spread) * given) / MINUTE;
  let at = isHurried(ticket, department)
    ? custody.openedAt + minutes * MINUTE
    : world.after(custody.openedAt, minutes);

  if (at > due && chance.hit(heaps)) at = world.before(due, chance.between(3, 150));
  if (chance.hit(forgets)) at = world.after(at, chance.between(12, 50) * DAY_MINUTES);
  at = Math.max(at, world.after(now, chance.between(3, 15)));

  plan(world, at, 'reply', ticket, custody);
  const between = (share: number): number => now + share * (at - now);
  if (chance.hit(0.2)) {
    const worked = world.calendar.workBetween(now, at) / MINUTE;
    plan(world, world.after(now, chance.next() * worked), 'note', ticket, custody);
  }
  if (chance.hit(0.07)) plan(world, between(chance.next()), 'supplement', ticket, custody);
}
