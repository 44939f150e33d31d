import type { Level, RatingSubmission } from '../../ingest/submission.ts';
import { contentHash } from '../intake/idempotency.ts';
import { KIOSK } from '../kiosk/routes.ts';
import { CITIZEN } from '../public/follow.ts';
import { WEB } from '../public/submit.ts';
import type { Ticket } from '../tickets/state.ts';
import { WINDOWS } from './campus.ts';
import { HOTLINE, HOTLINE_KEYS, SURVEY, WECHAT } from './found.ts';
import type { Move } from './happening.ts';
import { commentOf, opinion, reasonsOf, RECTIFIED, REOPEN_REASONS } from './opinions.ts';
import { proceed } from './proceed.ts';
import { afterRating, answeredBy, toRectify } from './prospects.ts';
import { temperamentOf } from './temperament.ts';
import type { World } from './world.ts';

/** The ticket, if the answer that the move is about is still in force. */
function answered(world: World, { ticketId, custodyId }: Move): Ticket | null {
  const ticket = world.ticket(ticketId);
  const stands = ticket.answeredBy === custodyId && ticket.answeredAt !== null;
  return stands && (ticket.state === 'answered' || ticket.state === 'closed') ? ticket : null;
}

const isRated = (ticket: Ticket): boolean =>
  ticket.ratings.some((each) => each.active && each.custodyId === ticket.answeredBy);

export async function rate(world: World, move: Move): Promise<void> {
  const ticket = answered(world, move);
  if (!ticket || isRated(ticket)) return;
  const { chance } = world;
  const { outcome } = world.plot(ticket.id);
  const late = ticket.answeredAt !== null && ticket.dueAt !== null && ticket.answeredAt > ticket.dueAt;
  const level = opinion(chance, {
    craft: temperamentOf(answeredBy(ticket)).craft,
    late,
    unresolved: outcome === 'unresolved',
    reopened: ticket.episode > 1,
  });
  const reasons = reasonsOf(chance, level, late);
  const comment = commentOf(chance, level);
  const rated = await byDoor(world, ticket, level, reasons, comment);
  toRectify(world, world.ticket(rated));
  afterRating(world, world.ticket(rated), level);
}

/** By the door that the person uses: the follow-up page, WeChat, the hotline's keys, a kiosk. Gives the ticket it went to. */
async function byDoor(
  world: World,
  ticket: Ticket,
  level: Level,
  reasons: string[],
  comment: string | null,
): Promise<string> {
  const { chance } = world;
  const plain = { level, reasons, comment, ticketNumber: ticket.number };
  switch (ticket.channel) {
    case 'online':
      world.act(ticket.id, 'rate', CITIZEN, {
        level,
        rawKey: String(level),
        scale: 'stars-5-best',
        active: true,
        channel: 'online',
        sourceId: WEB,
        reasons,
        comment,
      });
      return ticket.id;
    case 'public-account':
      return receiveRating(world, WECHAT, 'public-account', { ...plain, reasons: [] }, ticket.id);
    case 'hotline': {
      const phone = world.plot(ticket.id).person?.phone ?? null;
      const [key] = Object.entries(HOTLINE_KEYS).find(([, means]) => means === level) ?? [String(level)];
      const bound =
        phone !== null && chance.hit(0.5) ? { phone, ticketNumber: null } : { ticketNumber: ticket.number };
      if ('phone' in bound) await world.settle();
      const pressed = { rawKey: key, scale: 'custom', reasons: [], comment: null };
      return receiveRating(world, HOTLINE, 'hotline', { ...plain, ...pressed, ...bound }, ticket.id);
    }
    case 'counter': {
      const window = WINDOWS.find((each) => each.department === answeredBy(ticket));
      if (!window) return receiveRating(world, SURVEY, 'hotline', plain, ticket.id);
      const { code, service } = window;
      const faces = { scale: 'faces', window: code, service: service ?? null };
      return receiveRating(world, KIOSK, 'counter', { ...plain, ...faces }, ticket.id);
    }
  }
}

/** The follow-up system books silence as satisfied; that is no opinion, and is kept apart. */
export async function rateDefault(world: World, move: Move): Promise<void> {
  const ticket = answered(world, move);
  if (!ticket || isRated(ticket)) return;
  const level: Level = ticket.channel === 'hotline' ? 4 : 5;
  await receiveRating(
    world,
    ticket.channel === 'hotline' ? HOTLINE : SURVEY,
    'hotline',
    {
      level,
      active: false,
      ticketNumber: ticket.number,
      ...(ticket.channel === 'hotline' ? { rawKey: '9', scale: 'custom' } : {}),
    },
    ticket.id,
  );
}

/** A rating as a source delivers it; gives the ticket that it was bound to or opened, or the one that was meant. */
export async function receiveRating(
  world: World,
  sourceId: string,
  channel: 'public-account' | 'hotline' | 'counter',
  rating: Partial<RatingSubmission> & { level: Level },
  meant: string,
): Promise<string> {
  const content: RatingSubmission = {
    type: 'rating',
    rawKey: String(rating.level),
    scale: 'stars-5-best',
    active: true,
    ticketNumber: null,
    phone: null,
    window: null,
    service: null,
    reasons: [],
    comment: null,
    ...rating,
  };
  const outcome = await world.receive({
    submission: { sourceId, externalId: world.huiyin.newId(), channel, occurredAt: world.now, content },
    raw: null,
    contentHash: contentHash(world.huiyin.keys, content),
    actor: `source:${sourceId}`,
    lodgedBy: 'citizen',
    department: null,
    directReply: null,
  });
  return outcome.ticketId ?? meant;
}

export async function reopen(world: World, move: Move): Promise<void> {
  const ticket = answered(world, move);
  if (!ticket) return;
  world.act(ticket.id, 'reopen', CITIZEN, { reason: world.chance.pick(REOPEN_REASONS) });
  proceed(world, ticket.id);
}

export async function rectify(world: World, { ticketId }: Move): Promise<void> {
  const open = world.ticket(ticketId).rectifications.find((each) => each.closedAt === null);
  if (!open) return;
  const outcome = world.chance.weighted([
    ['rectified', 62],
    ['explained', 26],
    ['misrated', 5],
    ['no-basis', 7],
  ] as const);
  const actor = open.department === null ? world.operator() : world.handler(open.department);
  world.act(ticketId, 'rectify', actor, { outcome, text: world.chance.pick(RECTIFIED) });
}
