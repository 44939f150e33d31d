import type { Channel } from '../../ingest/submission.ts';
import type { Ticket } from '../tickets/state.ts';
import { CENTRE } from './campus.ts';
import type { Move } from './happening.ts';
import { temperamentOf } from './temperament.ts';
import type { World } from './world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DAY_MINUTES = 7 * 60;

/** Share of people who rate an answer, by how they came. */
const TAKE_PART: Record<Channel, number> = {
  hotline: 0.44,
  counter: 0.34,
  'public-account': 0.4,
  online: 0.36,
};
/** Share of the silent whom the follow-up system books as satisfied after five days. */
const FILLED_IN: Record<Channel, number> = {
  hotline: 0.6,
  counter: 0.35,
  'public-account': 0.1,
  online: 0.2,
};

function plan(world: World, at: number, step: Move['step'], ticket: Ticket): void {
  world.agenda.add(at, { step, ticketId: ticket.id, custodyId: ticket.answeredBy });
}

/** What follows an answer: it is closed, rated, left unrated, or the person comes back. */
export function afterAnswer(world: World, ticket: Ticket): void {
  const { chance, now } = world;
  const centre = answeredBy(ticket) === CENTRE;
  const minutes = centre ? chance.around(25, 0.6) : chance.around(2 * DAY_MINUTES, 0.7);
  plan(world, world.after(now, minutes), 'close', ticket);
  if (chance.hit(TAKE_PART[ticket.channel])) {
    // nobody rates at four in the morning
    const soon = Math.min(6.5 * DAY, chance.around(9 * HOUR, 1.1));
    plan(world, world.awake(now + soon), 'rate', ticket);
  } else {
    if (chance.hit(FILLED_IN[ticket.channel])) plan(world, now + 5 * DAY, 'rate-default', ticket);
    const unsolved = world.plot(ticket.id).outcome === 'unresolved';
    if (chance.hit(unsolved ? 0.15 : 0.018)) comesBack(world, ticket);
  }
}

/** After a rating: the unhappy come back more often than others. */
export function afterRating(world: World, ticket: Ticket, level: number): void {
  if (world.chance.hit(level === 1 ? 0.4 : level === 2 ? 0.28 : 0.01)) comesBack(world, ticket);
}

function comesBack(world: World, ticket: Ticket): void {
  if (ticket.episode > 2) return;
  plan(world, world.awake(world.now + world.chance.around(4 * DAY, 0.8)), 'reopen', ticket);
}

/** A bad rating opened a rectification: its department sees to it, sooner or later. */
export function toRectify(world: World, ticket: Ticket): void {
  const open = ticket.rectifications.find((each) => each.closedAt === null);
  if (!open) return;
  const { chance } = world;
  const allowed = world.huiyin.organisation.rectificationLimit / 60_000;
  const { rectifies } = temperamentOf(open.department ?? CENTRE);
  const slip = chance.hit(0.06) ? chance.between(3, 15) * DAY_MINUTES : 0;
  const at = world.after(open.openedAt, chance.around(rectifies, 0.5) * allowed + slip);
  plan(world, Math.max(at, world.now + 60_000), 'rectify', ticket);
}

/** Department whose answer is in force. */
export function answeredBy(ticket: Ticket): string {
  return ticket.custodies.find((each) => each.id === ticket.answeredBy)?.department ?? CENTRE;
}
