import type { Channel, MatterSubmission, Submission } from '../../ingest/submission.ts';
import { DESK } from '../intake/at-desk.ts';
import type { Arrival } from '../intake/arrival.ts';
import { contentHash } from '../intake/idempotency.ts';
import { WEB } from '../public/submit.ts';
import { actorId } from '../workflow/perform.ts';
import { answerText } from './compose.ts';
import { APP, HOTLINE, WECHAT } from './found.ts';
import type { Lodging } from './happening.ts';
import { matterOf, type Matter } from './matter.ts';
import type { Plot } from './plot.ts';
import { proceed } from './proceed.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;

/** Somebody brings a matter to a door, and it takes its way. */
export async function lodge(world: World, lodging: Lodging): Promise<void> {
  const { chance } = world;
  const matter = matterOf(chance, lodging);
  const outcome = await world.receive(arrivalOf(world, lodging, matter));
  if (outcome.ticketId === null) throw new Error('a matter always makes a ticket');
  world.plots.set(outcome.ticketId, plotOf(world, lodging, matter));
  proceed(world, outcome.ticketId);
  readLater(world, outcome.ticketId);
}

/** What a rule took by its words alone, somebody at the centre reads and classifies later; a few are forgotten. */
function readLater(world: World, ticketId: string): void {
  const { category, state } = world.ticket(ticketId);
  if (category !== null || state !== 'dispatched' || world.chance.hit(0.08)) return;
  const at = world.after(world.now, world.chance.around(90, 0.7));
  world.agenda.add(at, { step: 'classify', ticketId, custodyId: null });
}

function plotOf({ chance }: World, { topic, stalls }: Lodging, matter: Matter): Plot {
  const pair = new Set([topic.department, topic.astray]);
  const quarrels = pair.has('housing') && pair.has('repair');
  return {
    topic,
    kind: matter.kind,
    scene: matter.scene,
    language: matter.language,
    person: matter.disclosure === 'anonymous' ? null : matter.person,
    department: topic.department,
    // a leaking bathroom: the building's people say pipes, the plumbers say building
    feud: quarrels && stalls === null && chance.hit(0.07) ? chance.between(2, 4) : 0,
    endsAs:
      stalls === null && chance.hit(0.012)
        ? chance.weighted([
            ['withdrawn', 5],
            ['invalid', 3],
            ['refused', 2],
          ] as const)
        : null,
    stalls,
    returning: null,
    outcome: null,
  };
}

/** By which door: an operator's call, the switch's own record at night, the counter, WeChat, the app or the web. */
function arrivalOf(world: World, lodging: Lodging, matter: Matter): Arrival {
  const { channel } = lodging;
  if (channel === 'public-account') return byMachine(world, WECHAT, channel, matter, wordsOnly(matter), 0);
  if (channel === 'online') {
    if (world.chance.hit(0.15))
      return byMachine(world, APP, channel, matter, asEntered(world, lodging, matter), 0);
    return byMachine(world, WEB, channel, matter, asEntered(world, lodging, matter), 0);
  }
  const atWork = world.calendar.workBetween(world.now - MINUTE, world.now) > 0;
  if (channel === 'hotline' && (!atWork || world.chance.hit(0.3))) {
    const minutes = world.chance.between(2, 9);
    return byMachine(world, HOTLINE, channel, matter, asCalled(world, matter), minutes);
  }
  return atDesk(world, lodging, matter);
}

function byMachine(
  world: World,
  sourceId: string,
  channel: Channel,
  matter: Matter,
  content: MatterSubmission,
  minutesAgo: number,
): Arrival {
  const submission: Submission = {
    sourceId,
    externalId: sourceId === HOTLINE ? `${world.huiyin.newId()}:matter` : world.huiyin.newId(),
    channel,
    occurredAt: world.now - minutesAgo * MINUTE,
    content,
  };
  return {
    submission,
    raw: null,
    contentHash: contentHash(world.huiyin.keys, { ...content, person: null }),
    actor: `source:${sourceId}`,
    lodgedBy: 'citizen',
    department: null,
    directReply: null,
  };
}

/** What an operator or a clerk writes down: classified, often sent on at once, simple questions answered on the spot. */
function atDesk(world: World, lodging: Lodging, matter: Matter): Arrival {
  const { chance } = world;
  const { topic, channel, stalls } = lodging;
  const onTheSpot = matter.kind === 'consultation' && stalls === null && chance.hit(0.5);
  const content = { ...asEntered(world, lodging, matter), urgency: matter.urgency, category: topic.category };
  const knows = stalls === 'unsigned' || stalls === 'unanswered' || (stalls === null && chance.hit(0.55));
  const wrong = topic.astray !== undefined && chance.hit(0.05);
  return {
    // it is written down while they talk
    ...byMachine(world, DESK, channel, matter, content, chance.between(1, 7)),
    actor: actorId(world.operator()),
    department: !onTheSpot && knows ? ((wrong ? topic.astray : null) ?? topic.department) : null,
    directReply: onTheSpot
      ? answerText(
          chance,
          (matter.language === 'en' ? topic.answersEnglish : null) ?? topic.answers,
          matter.language,
          matter.scene,
        )
      : null,
  };
}

function asEntered({ chance }: World, { topic }: Lodging, matter: Matter): MatterSubmission {
  return {
    ...wordsOnly(matter),
    kind: matter.kind,
    campus: chance.hit(0.93) ? matter.scene.campus : null,
    place: matter.place,
    category: chance.hit(0.72) ? matter.category : null,
    service: topic.service !== undefined && chance.hit(0.3) ? topic.service : null,
    disclosure: matter.disclosure,
    person:
      matter.disclosure === 'anonymous'
        ? null
        : {
            name: chance.hit(0.8) ? matter.person.name : null,
            phone: matter.person.phone,
            channelUserId: null,
          },
  };
}

function asCalled({ chance }: World, matter: Matter): MatterSubmission {
  return {
    ...wordsOnly(matter),
    kind: chance.hit(0.6) ? matter.kind : null,
    urgency: matter.urgency,
    campus: chance.hit(0.6) ? matter.scene.campus : null,
    disclosure: matter.disclosure,
    person:
      matter.disclosure === 'anonymous'
        ? null
        : { name: null, phone: matter.person.phone, channelUserId: null },
  };
}

/** WeChat knows the words and who sent them, nothing else. */
function wordsOnly(matter: Matter): MatterSubmission {
  return {
    type: 'matter',
    kind: null,
    urgency: null,
    title: null,
    text: matter.text,
    campus: null,
    place: null,
    category: null,
    service: null,
    happenedAt: null,
    disclosure: matter.disclosure,
    person: { name: null, phone: null, channelUserId: matter.person.openid },
    language: matter.language,
  };
}
