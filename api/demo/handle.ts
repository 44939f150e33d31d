import { leadOf } from '../tickets/fold.ts';
import type { Ticket } from '../tickets/state.ts';
import { CITIZEN } from '../public/follow.ts';
import type { Actor } from '../workflow/action.ts';
import { answerText } from './compose.ts';
import type { Move } from './happening.ts';
import { NOTES, RETURN_WORDS, SUPPLEMENTS, WINDOW_ANSWERS } from './opinions.ts';
import type { Plot } from './plot.ts';
import { proceed } from './proceed.ts';
import { temperamentOf } from './temperament.ts';
import type { World } from './world.ts';

/** The ticket, if the move's custody still holds it in one of these states. */
function held(world: World, { ticketId, custodyId }: Move, states: Ticket['state'][]): Ticket | null {
  const ticket = world.ticket(ticketId);
  return ticket.leadId === custodyId && states.includes(ticket.state) ? ticket : null;
}

const IN_HAND = new Set<Ticket['state']>(['pending', 'dispatched', 'handling', 'answered']);

export async function classify(world: World, { ticketId }: Move): Promise<void> {
  const ticket = world.ticket(ticketId);
  if (ticket.category === null && IN_HAND.has(ticket.state)) sayWhatItIs(world, ticket, world.operator());
}

function sayWhatItIs(world: World, ticket: Ticket, operator: Actor): void {
  const { topic, kind, scene } = world.plot(ticket.id);
  if (topic === null) return;
  world.act(ticket.id, 'classify', operator, {
    category: topic.category,
    ...(ticket.kind === kind ? {} : { kind }),
    ...(ticket.campus === null ? { campus: scene.campus } : {}),
  });
}

/** The centre reads it, says what it is about where nobody has, and sends it on; or ends it. */
export async function dispatch(world: World, move: Move): Promise<void> {
  const ticket = held(world, move, ['pending']);
  if (!ticket) return;
  const { chance } = world;
  const plot = world.plot(ticket.id);
  const operator = chance.hit(0.04) ? world.staff.supervisor : world.operator();
  if (ticket.category === null || ticket.kind !== plot.kind) sayWhatItIs(world, ticket, operator);
  if (plot.endsAs !== null) {
    world.act(ticket.id, 'close', operator, { cause: plot.endsAs });
    return;
  }
  const department = whereTo(world, ticket, plot);
  const note = ticket.custodies.length > 1 && chance.hit(0.5) ? '已与相关部门沟通，请牵头办理。' : undefined;
  world.act(ticket.id, 'dispatch', operator, { department, note });
  proceed(world, ticket.id);
}

function whereTo({ chance }: World, ticket: Ticket, { topic, department, feud }: Plot): string {
  const astray = topic?.astray;
  if (astray === undefined) return department;
  const last = ticket.custodies.findLast((each) => !each.centre)?.department ?? null;
  if (feud > 0) return last === department ? astray : department;
  return last === null && chance.hit(0.06) ? astray : department;
}

export async function sign(world: World, move: Move): Promise<void> {
  const ticket = held(world, move, ['dispatched']);
  if (!ticket) return;
  world.act(ticket.id, 'sign', world.handler(world.holder(ticket)), {});
  proceed(world, ticket.id);
}

export async function sendBack(world: World, move: Move): Promise<void> {
  const ticket = held(world, move, ['dispatched', 'handling']);
  if (!ticket) return;
  const plot = world.plot(ticket.id);
  const holder = world.holder(ticket);
  const reason =
    plot.feud > 0
      ? world.chance.pick(['several', 'not-ours'])
      : holder === plot.department
        ? world.chance.pick(['unclear', 'wrong-place'])
        : 'not-ours';
  plot.feud = Math.max(0, plot.feud - 1);
  const explanation = world.chance.pick(RETURN_WORDS[reason] ?? []);
  world.act(ticket.id, 'return', world.handler(holder), { reason, explanation });
  proceed(world, ticket.id);
}

export async function note(world: World, move: Move): Promise<void> {
  const ticket = held(world, move, ['handling']);
  if (!ticket) return;
  world.act(ticket.id, 'note', world.handler(world.holder(ticket)), { text: world.chance.pick(NOTES) });
}

export async function supplement(world: World, move: Move): Promise<void> {
  const ticket = held(world, move, ['handling']);
  if (!ticket) return;
  world.act(ticket.id, 'supplement', CITIZEN, { text: world.chance.pick(SUPPLEMENTS) });
}

export async function reply(world: World, move: Move): Promise<void> {
  const ticket = held(world, move, ['handling']);
  if (!ticket) return;
  const plot = world.plot(ticket.id);
  const department = world.holder(ticket);
  plot.outcome = outcomeOf(world, plot, department);
  const { chance } = world;
  const answers = (plot.language === 'en' ? plot.topic?.answersEnglish : null) ?? plot.topic?.answers;
  const text = answerText(chance, answers ?? WINDOW_ANSWERS, answers ? plot.language : 'zh', plot.scene);
  world.act(ticket.id, 'reply', world.handler(department), { text, outcome: plot.outcome });
  proceed(world, ticket.id);
}

function outcomeOf({ chance }: World, { kind }: Plot, department: string): NonNullable<Plot['outcome']> {
  if (kind === 'praise' || (kind === 'consultation' && chance.hit(0.85))) return 'explained';
  if (kind === 'suggestion')
    return chance.weighted([
      ['explained', 45],
      ['partly', 30],
      ['resolved', 25],
    ] as const);
  const { craft } = temperamentOf(department);
  return chance.weighted([
    ['resolved', 72],
    ['partly', 13],
    ['explained', 9],
    ['unresolved', 6 * Math.exp(-craft)],
  ] as const);
}

export async function close(world: World, { ticketId, custodyId }: Move): Promise<void> {
  const ticket = world.ticket(ticketId);
  if (ticket.leadId !== custodyId) return;
  const { endsAs } = world.plot(ticketId);
  if (ticket.state === 'answered') world.act(ticketId, 'close', world.handler(world.holder(ticket)), {});
  else if (endsAs !== null && leadOf(ticket)?.endedAt === null)
    world.act(ticketId, 'close', world.operator(), { cause: endsAs, note: '已电话核实。' });
}
