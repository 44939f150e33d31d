import { DAY_MS } from '../../analytics/calendar/civil-date.ts';
import type { Channel } from '../../ingest/submission.ts';
import { WINDOWS } from './campus.ts';
import type { Lodging } from './happening.ts';
import { daysBetween, HOURS, loadOf, type Day } from './seasons.ts';
import type { Topic } from './topic.ts';
import { TOPICS } from './topics/index.ts';
import type { World } from './world.ts';

const HOUR = 3_600_000;
const SECOND = 1000;
/** Share of each channel. */
const CHANNELS: readonly (readonly [Channel, number])[] = [
  ['online', 39],
  ['public-account', 24],
  ['hotline', 25],
  ['counter', 12],
];
/** The dormitory whose boiler breaks, and its share of all matters. */
const BURST = {
  campus: 'north',
  dorm: ['竹园 2 号楼', 'Bamboo Garden 2'],
  share: 0.02,
  daysAgo: 33,
} as const;
/** Faces touched at one window on a working day in term. */
const FACES_A_DAY = 2.6;
/** The window whose clerk touches the best face himself, at the end of the month. */
const EAGER = 'hall-3';

export type Extent = { from: number; to: number; tickets: number };

/** Everything that people will bring to the doors, from the first day to today, by season, weekday and hour. */
export function schedule(world: World, extent: Extent): void {
  const zone = world.huiyin.settings.zone;
  const days = daysBetween(zone, extent.from, extent.to).map((day) => {
    const works = world.calendar.workBetween(day.midnight, day.midnight + DAY_MS) > 0;
    return { ...day, works, load: loadOf(day.date, works) };
  });
  const total = days.reduce((sum, { load }) => sum + load, 0);
  const each = (extent.tickets * (1 - BURST.share)) / total;
  for (const day of days) {
    const count = world.chance.poisson(each * day.load);
    for (let index = 0; index < count; index += 1) lodgeOn(world, day);
    if (day.works) touchFaces(world, day, extent.tickets / 6000);
  }
  burst(world, extent);
}

type Busy = Day & { works: boolean; load: number };

function lodgeOn(world: World, day: Busy): void {
  const { chance } = world;
  const open = CHANNELS.filter(([channel]) => day.works || channel !== 'counter');
  const channel = chance.weighted(open);
  const topic = chance.weighted(TOPICS.map((each) => [each, each.weight] as const));
  world.agenda.add(momentOf(world, day.midnight, channel), lodging(channel, topic));
}

function lodging(channel: Channel, topic: Topic): Lodging {
  return { step: 'lodge', channel, topic, campus: null, dorm: null, stalls: null };
}

function momentOf({ chance }: World, midnight: number, channel: Channel): number {
  const hour = chance.weighted(HOURS[channel].map((weight, index) => [index, weight] as const));
  return midnight + hour * HOUR + chance.between(0, 3599) * SECOND;
}

/** A boiler breaks: within three days half a dormitory writes about it, most of them in the first evening. */
function burst(world: World, extent: Extent): void {
  const { chance } = world;
  const topic = TOPICS.find((each) => each.category === 'housing.hot-water');
  const start = extent.to - BURST.daysAgo * DAY_MS;
  if (!topic || start < extent.from) return;
  const [first] = daysBetween(world.huiyin.settings.zone, start, start);
  if (!first) return;
  for (let count = Math.round(extent.tickets * BURST.share); count > 0; count -= 1) {
    const day = chance.weighted([
      [0, 6],
      [1, 3],
      [2, 1],
    ] as const);
    const channel = chance.weighted([
      ['online', 5],
      ['public-account', 4],
    ] as const);
    const hour = chance.weighted([
      [8, 1],
      [12, 1],
      [18, 2],
      [21, 4],
      [22, 5],
      [23, 2],
    ] as const);
    const at = first.midnight + day * DAY_MS + hour * HOUR + chance.between(0, 3599) * SECOND;
    const { campus, dorm } = BURST;
    world.agenda.add(at, { ...lodging(channel, topic), campus, dorm });
  }
}

function touchFaces(world: World, day: Busy, scale: number): void {
  const { chance } = world;
  for (const { code } of WINDOWS) {
    for (let count = chance.poisson(FACES_A_DAY * day.load * scale); count > 0; count -= 1)
      world.agenda.add(momentOf(world, day.midnight, 'counter'), {
        step: 'rate-window',
        window: code,
        level: null,
      });
    if (code !== EAGER || !day.date.endsWith('-28')) continue;
    for (let count = 0; count < 12; count += 1)
      world.agenda.add(day.midnight + 17 * HOUR + count * 35 * SECOND, {
        step: 'rate-window',
        window: code,
        level: 5,
      });
  }
}
