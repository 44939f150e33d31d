import { asc } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Arrival } from '../../../api/intake/arrival.ts';
import { receive } from '../../../api/intake/receive.ts';
import { audit, events, persons, submissions, texts, tickets } from '../../../api/ledger/schema.ts';
import { openTestInstallation, type TestInstallation } from '../../support/open-test-installation.ts';

let at: TestInstallation;
beforeEach(async () => {
  at = await openTestInstallation();
});
afterEach(() => at.close());

function matter(externalId: string, change: { text?: string; content?: string } = {}): Arrival {
  return {
    submission: {
      sourceId: 'web',
      externalId,
      channel: 'online',
      occurredAt: at.clock.now,
      content: {
        type: 'matter',
        kind: 'help',
        urgency: null,
        title: null,
        text: change.text ?? `热水 ${externalId}`,
        campus: 'east',
        place: null,
        category: null,
        service: null,
        happenedAt: null,
        disclosure: 'department',
        person: { name: '张三', phone: '13812345678', channelUserId: null },
        language: 'zh',
      },
    },
    raw: null,
    contentHash: Buffer.from((change.content ?? 'same').padEnd(32)),
    actor: 'source:web',
    lodgedBy: 'citizen',
    department: null,
    directReply: null,
  };
}

/** What can only go wrong when the ticket is made. */
function spoilt(externalId: string): Arrival {
  const arrival = matter(externalId);
  const { content } = arrival.submission;
  if (content.type === 'matter')
    Object.defineProperty(content, 'text', {
      get: () => {
        throw new Error('spoilt');
      },
    });
  return arrival;
}

test('what arrives in one moment is one command, and every ticket is whole', async () => {
  const told: number[] = [];
  const stop = at.huiyin.ledger.onCommitted((committed) => told.push(committed.length));
  const outcomes = await Promise.all(
    Array.from({ length: 40 }, (_, n) => receive(at.huiyin, matter(`key-${n}`))),
  );
  stop();
  expect(told).toEqual([40]);
  expect(new Set(outcomes.map(({ ticketId }) => ticketId)).size).toBe(40);
  const { read } = at.huiyin.store;
  const made = await read.select().from(tickets).orderBy(asc(tickets.key));
  const life = await read.select().from(events).orderBy(asc(events.sequence));
  const actions = await read.select().from(audit);
  expect(made.map(({ key }) => key)).toEqual(life.map(({ sequence }) => sequence));
  expect(new Set(made.map(({ number }) => number)).size).toBe(40);
  expect(actions.map((each) => [each.ticketId, each.firstSequence, each.lastSequence])).toEqual(
    life.map(({ ticketId, sequence }) => [ticketId, sequence, sequence]),
  );
  expect(await read.select().from(persons)).toHaveLength(40);
  expect(await read.select().from(texts)).toHaveLength(80);
});

test('the same message fifty times at once is one ticket and fifty equal outcomes', async () => {
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => receive(at.huiyin, matter('key'))));
  expect(outcomes.filter(({ repeated }) => !repeated)).toHaveLength(1);
  expect(new Set(outcomes.map(({ ticketId, submissionId }) => `${ticketId} ${submissionId}`)).size).toBe(1);
  expect(await at.huiyin.store.read.select().from(submissions)).toHaveLength(1);
});

test('another message under a key of the same moment is told apart', async () => {
  const [, second, third] = await Promise.all([
    receive(at.huiyin, matter('key')),
    receive(at.huiyin, matter('key', { content: 'other' })),
    receive(at.huiyin, matter('key')),
  ]);
  expect([second?.differs, third?.differs]).toEqual([true, false]);
});

test('one that goes wrong fails alone: its neighbours are acknowledged, and the chain has no gap', async () => {
  const settled = await Promise.allSettled([
    receive(at.huiyin, matter('a')),
    receive(at.huiyin, spoilt('b')),
    receive(at.huiyin, matter('c')),
  ]);
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  const life = await at.huiyin.store.read.select().from(events).orderBy(asc(events.sequence));
  expect(life.map(({ sequence }) => sequence)).toEqual([1, 2]);
  const kept = await at.huiyin.store.read.select().from(submissions);
  expect(kept.map(({ externalId }) => externalId).toSorted()).toEqual(['a', 'c']);
});
