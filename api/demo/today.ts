import type { Channel } from '../../ingest/submission.ts';
import type { Plot } from './plot.ts';
import { TOPICS } from './topics/index.ts';
import type { World } from './world.ts';

const DAY = 7 * 60;

type Waiting = readonly [topic: string, channel: Channel, stalls: Plot['stalls'], workingMinutesAgo: number];

/**
 * What lies on somebody's table today, whatever the day: matters that no rule takes, one of them long past its hour, what
 * no department has signed for, and answers that are about to be late or are.
 */
const WAITING: readonly Waiting[] = [
  ['student.aid', 'online', 'pending', 4],
  ['graduate.degree', 'online', 'pending', 21],
  ['conduct.teacher', 'online', 'pending', 52],
  ['student.certificate', 'public-account', 'pending', 77],
  ['graduate.stipend', 'public-account', 'pending', 98],
  ['conduct.teacher', 'public-account', 'pending', 112],
  ['student.aid', 'online', 'pending', 260],
  ['housing.noise', 'counter', 'unsigned', 15],
  ['repair.lights', 'counter', 'unsigned', 70],
  ['safety.ebike', 'counter', 'unsigned', 130],
  ['dining.price', 'counter', 'unsigned', 195],
  ['finance.fees', 'counter', 'unsigned', 222],
  ['construction.noise', 'counter', 'unsigned', 300],
  ['construction.road', 'counter', 'unsigned', 2 * DAY],
  ['dining.hygiene', 'counter', 'unanswered', 1.6 * DAY],
  ['teaching.classroom', 'counter', 'unanswered', 4.2 * DAY],
  ['repair.water', 'counter', 'unanswered', 5.6 * DAY],
  ['housing.power', 'counter', 'unanswered', 6.1 * DAY],
  ['construction.noise', 'counter', 'unanswered', 6.6 * DAY],
  ['construction.road', 'counter', 'unanswered', 8.4 * DAY],
  ['health.clinic', 'counter', 'unanswered', 9 * DAY],
];

export function waitToday(world: World): void {
  for (const [category, channel, stalls, minutes] of WAITING) {
    const topic = TOPICS.find((each) => each.category === category);
    if (!topic) throw new Error(`no topic ${category}`);
    const at = world.before(world.end, minutes);
    world.agenda.add(at, { step: 'lodge', channel, topic, campus: null, dorm: null, stalls });
  }
}
