import { setImmediate } from 'node:timers/promises';
import { DAY_MS } from '../../analytics/calendar/civil-date.ts';
import type { Huiyin } from '../huiyin.ts';
import type { Entry } from '../ledger/ledger.ts';
import { rate, rateDefault, rectify, reopen } from './afterwards.ts';
import { seededChance } from './chance.ts';
import { deliveredLast, found } from './found.ts';
import { classify, close, dispatch, note, reply, sendBack, sign, supplement } from './handle.ts';
import type { Happening, Move } from './happening.ts';
import { lodge } from './lodge.ts';
import { rateWindow } from './rate-window.ts';
import { schedule } from './schedule.ts';
import { hire } from './staff.ts';
import { waitToday } from './today.ts';
import { seededIds } from './seeded-ids.ts';
import { sendUnreadable } from './unreadable.ts';
import { World } from './world.ts';

export type DemonstrationPlan = {
  seed: string;
  /** About how many tickets. */
  tickets: number;
  /** How far back it begins. */
  days: number;
};

const USUAL: DemonstrationPlan = { seed: 'huiyin', tickets: 5900, days: 183 };
/** Happenings that are committed together. */
const GROUP = 400;

const MOVES: Record<Move['step'], (world: World, move: Move) => Promise<void>> = {
  classify,
  dispatch,
  sign,
  return: sendBack,
  note,
  supplement,
  reply,
  close,
  rate,
  'rate-default': rateDefault,
  reopen,
  rectify,
};

/**
 * Fills an empty installation with half a year of a campus that never was, ending now. Everything goes through the
 * functions behind the real doors, in order of time, with the ledger's clock moved by hand: its events are those that the
 * product would have written. The same seed and the same clock make the same campus.
 *
 * @throws Error when the installation holds anything already
 */
export async function fillDemonstration(
  huiyin: Huiyin,
  onProgress: (done: number, of: number) => void = () => {},
  changes: Partial<DemonstrationPlan> = {},
): Promise<void> {
  const { seed, tickets, days } = { ...USUAL, ...changes };
  if (huiyin.ledger.position > 0 || huiyin.organisation.now.departments.size > 0)
    throw new Error('只能在空的安装中生成演示数据 / a demonstration begins in an empty installation');
  const to = huiyin.clock();
  const from = to - days * DAY_MS;
  const chance = seededChance(seed);
  const staff = await huiyin.ledger.write(async (entry) => {
    entry.now = from;
    await found(huiyin, entry, from, to);
    return hire({ newId: seededIds(chance, () => from) }, entry);
  });
  await huiyin.organisation.reload();

  const world = new World(huiyin, chance, staff, to);
  schedule(world, { from, to, tickets });
  waitToday(world);
  let reached: number | null = from;
  while (reached !== null) {
    onProgress(reached - from, to - from);
    reached = await huiyin.ledger.write((entry) => playSome(world, entry));
    // an operator may want to stop it, and the projector to follow
    await setImmediate();
  }
  await deliveredLast(huiyin);
  await sendUnreadable(huiyin);
  onProgress(to - from, to - from);
}

/** Plays the next happenings in one command; gives how far the story came, null at its end. */
async function playSome(world: World, entry: Entry): Promise<number | null> {
  world.enter(entry);
  for (let count = 0; count < GROUP; count += 1) {
    const next = world.agenda.next();
    if (!next || next.at > world.end) {
      await world.leave();
      return null;
    }
    entry.now = Math.floor(next.at);
    await play(world, next.what);
  }
  await world.leave();
  return entry.now;
}

async function play(world: World, happening: Happening): Promise<void> {
  switch (happening.step) {
    case 'lodge':
      return lodge(world, happening);
    case 'rate-window':
      return rateWindow(world, happening);
    default:
      return MOVES[happening.step](world, happening);
  }
}
