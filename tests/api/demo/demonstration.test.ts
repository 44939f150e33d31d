import { asc, getTableColumns } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerMetric } from '../../../api/metrics/answer.ts';
import { readQuestion } from '../../../api/metrics/question.ts';
import { firstRule } from '../../../api/dispatch/rules.ts';
import { fillDemonstration } from '../../../api/demo/index.ts';
import { listUsers } from '../../../api/identity/users.ts';
import { GENESIS, link } from '../../../api/ledger/chain.ts';
import type { LedgerEvent } from '../../../api/ledger/events.ts';
import {
  custodies,
  events,
  quarantine,
  ratings,
  rectifications,
  texts,
  tickets,
} from '../../../api/ledger/schema.ts';
import { TICKET_STATES, ROLES } from '../../../api/contract/common.ts';
import { clockView } from '../../../api/tickets/clock-view.ts';
import { leadOf, runningClock } from '../../../api/tickets/fold.ts';
import { project } from '../../../api/tickets/project.ts';
import type { Ticket } from '../../../api/tickets/state.ts';
import { CHANNELS } from '../../../ingest/submission.ts';
import { logOf, openCampus, openEmpty, ticketsOf, TODAY, type Campus } from './open-campus.ts';

let campus: Campus;
let log: LedgerEvent[];
let lives: { ticket: Ticket; own: LedgerEvent[] }[];

beforeAll(async () => {
  campus = await openCampus({ tickets: 1800 });
  log = await logOf(campus.huiyin);
  lives = ticketsOf(log);
});
afterAll(() => campus.close());

const open = (): Ticket[] =>
  lives.map(({ ticket }) => ticket).filter(({ state }) => state !== 'answered' && state !== 'closed');

describe('time', () => {
  test('nothing is recorded after now, nor before what was recorded last', () => {
    const recorded = log.map(({ recordedAt }) => recordedAt);
    expect(recorded).toEqual(recorded.toSorted((a, b) => a - b));
    expect(recorded.at(-1)).toBeLessThanOrEqual(TODAY);
    expect(TODAY - (recorded.at(-1) ?? 0)).toBeLessThan(86_400_000);
    expect((recorded[0] ?? 0) - (TODAY - 183 * 86_400_000)).toBeLessThan(2 * 86_400_000);
  });

  test('nothing happens after it was recorded, and nothing happens to a ticket before its receipt', () => {
    expect(log.filter(({ occurredAt, recordedAt }) => occurredAt > recordedAt)).toEqual([]);
    expect(
      lives.filter(({ ticket, own }) => own.some(({ occurredAt }) => occurredAt < ticket.receivedAt)),
    ).toEqual([]);
  });

  test('offices sign and answer in office hours unless it is urgent', () => {
    const calendar = campus.huiyin.calendar();
    const idle = lives.flatMap(({ ticket, own }) =>
      ticket.urgency === 'normal'
        ? own.filter(({ kind, occurredAt }) => kind === 'signed' && !works(occurredAt))
        : [],
    );
    function works(at: number): boolean {
      return calendar.workBetween(at - 1000, at + 1000) > 0;
    }
    expect(idle).toEqual([]);
  });
});

describe('ledger', () => {
  test('every link of the chain holds', async () => {
    const rows = await campus.huiyin.store.read.select().from(events).orderBy(asc(events.sequence));
    let previous = GENESIS;
    for (const row of rows) {
      previous = link(previous, row);
      if (!previous.equals(row.hash)) throw new Error(`event ${row.sequence} does not fit`);
    }
    expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_, index) => index + 1));
  });

  test('the rows that stand for the tickets are those that their events fold to', async () => {
    const { read } = campus.huiyin.store;
    const folded = lives.map(({ ticket }) => project(ticket));
    const { codeHash, ...columns } = getTableColumns(tickets);
    expect(codeHash.notNull).toBe(true);
    const stored = await read.select(columns).from(tickets);
    const byId = <T extends { id: string }>(rows: T[]): T[] =>
      rows.toSorted((a, b) => a.id.localeCompare(b.id));
    expect(byId(stored)).toEqual(byId(folded.map(({ ticket }) => ticket)));
    expect(byId(await read.select().from(custodies))).toEqual(byId(folded.flatMap((each) => each.custodies)));
    expect(byId(await read.select().from(rectifications))).toEqual(
      byId(folded.flatMap((each) => each.rectifications)),
    );
    const bound = (await read.select().from(ratings)).filter(({ ticketId }) => ticketId !== null);
    expect(byId(bound)).toEqual(byId(folded.flatMap((each) => each.ratings)));
  });

  test('a rating is bound to the custody whose answer was in force', () => {
    let checked = 0;
    for (const { own } of lives) {
      let answer: string | null = null;
      for (const event of own) {
        if (event.kind === 'replied') answer = event.data.custodyId;
        if (event.kind !== 'rated') continue;
        expect(event.data.custodyId).toBe(answer);
        if (answer !== null) checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(300);
  });

  test('the same seed and the same clock make the same chain, another seed another', async () => {
    const last = async (seed: string): Promise<string | undefined> => {
      const made = await openCampus({ seed, tickets: 150, days: 30 });
      const rows = await made.huiyin.store.read
        .select({ hash: events.hash })
        .from(events)
        .orderBy(asc(events.sequence));
      await made.close();
      return rows.at(-1)?.hash.toString('hex');
    };
    const [one, again, other] = [await last('a'), await last('a'), await last('b')];
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(again).toBe(one);
    expect(other).not.toBe(one);
  });

  test('an installation that holds anything is refused', async () => {
    await expect(fillDemonstration(campus.huiyin)).rejects.toThrow('empty installation');
    const empty = await openEmpty();
    expect(empty.huiyin.ledger.position).toBe(0);
    await empty.close();
  });
});

describe('numbers', () => {
  const asked = (id: string) =>
    answerMetric(campus.huiyin, id, readQuestion({ by: 'department' }, TODAY)).then(({ groups }) => groups);

  test('one department is late by the metric itself, and every other keeps well clear of it', async () => {
    await campus.huiyin.projector.caughtUp();
    const rates = new Map<string | null | undefined, number>();
    for (const group of await asked('on-time-rate'))
      if ('value' in group && group.value !== null && group.sample >= 20)
        rates.set(group.key[0], group.value);
    const late = rates.get('construction') ?? 1;
    expect(late).toBeLessThan(0.65);
    expect(rates.size).toBeGreaterThan(8);
    for (const [department, rate] of rates)
      if (department !== 'construction') expect(rate).toBeGreaterThan(late + 0.1);
  });

  test('one department is too small to be ranked', async () => {
    await campus.huiyin.projector.caughtUp();
    const small = (await asked('on-time-rate')).find(({ key }) => key[0] === 'international');
    expect(small?.sample).toBeGreaterThan(0);
    expect(small?.sample).toBeLessThan(20);
  });

  test('the suggester learns the categories from it', async () => {
    const { suggester } = campus.huiyin;
    await suggester.refresh();
    const learnt = [
      '三号楼洗澡没有热水，浴室水是冷的',
      '食堂的菜里有虫子，餐具也没洗干净',
      '无线网老是掉线，网课上不了',
      '选课系统进不去，课程名额已满',
    ].map((words) => suggester.propose(words)?.category);
    expect(learnt).toEqual(['housing.hot-water', 'dining.hygiene', 'network.wifi', 'teaching.courses']);
  });
});

describe('what a centre knows', () => {
  test('what nobody can read waits in quarantine', async () => {
    const held = await campus.huiyin.store.read.select().from(quarantine);
    expect(held.map(({ code }) => code).toSorted()).toEqual(['malformed-json', 'unknown-rating-key']);
  });

  test('every channel, every state and every kind of event occurs', () => {
    expect(new Set(lives.map(({ ticket }) => ticket.channel))).toEqual(new Set(CHANNELS));
    expect(new Set(lives.map(({ ticket }) => ticket.state))).toEqual(new Set(TICKET_STATES));
    expect(new Set(log.map(({ kind }) => kind)).size).toBe(12);
  });

  test('somebody waits in every queue today: untaken, unsigned, about to be late, late', async () => {
    const calendar = campus.huiyin.calendar();
    const levels = new Set(
      open().flatMap((ticket) => {
        const clock = runningClock(ticket);
        return clock ? [`${clock.name} ${clockView(clock, TODAY, calendar).level}`] : [];
      }),
    );
    for (const name of ['dispatch', 'sign', 'answer'])
      for (const level of ['green', 'yellow', 'red']) expect(levels).toContain(`${name} ${level}`);
  });

  test('what waits at the centre is what no rule takes, or what came back', async () => {
    const words = new Map<string, string>();
    for (const row of await campus.huiyin.store.read.select().from(texts))
      if (row.role === 'title' || row.role === 'body')
        words.set(row.ticketId, `${words.get(row.ticketId) ?? ''}\n${row.body}`);
    const waiting = open().filter(({ state, custodies: { length } }) => state === 'pending' && length === 1);
    expect(waiting.length).toBeGreaterThan(4);
    for (const ticket of waiting)
      expect(
        firstRule(campus.huiyin.organisation.now.rules, { ...ticket, words: words.get(ticket.id) ?? '' }),
      ).toBeNull();
  });

  test('two departments hand the same ticket to each other', () => {
    const handed = lives.filter(({ ticket }) => {
      const returned = ticket.custodies.filter(({ endedBy }) => endedBy === 'returned');
      const departments = returned.map(({ department }) => department);
      return departments.includes('housing') && departments.includes('repair');
    });
    expect(handed.length).toBeGreaterThan(3);
  });

  test('one topic bursts within days', () => {
    const days = new Map<string, number>();
    for (const { ticket } of lives) {
      if (ticket.campus !== 'north' && ticket.campus !== null) continue;
      if (ticket.subcategory !== 'housing.hot-water') continue;
      const day = new Date(ticket.receivedAt + 8 * 3_600_000).toISOString().slice(0, 10);
      days.set(day, (days.get(day) ?? 0) + 1);
    }
    const counts = [...days.values()].toSorted((a, b) => b - a);
    const median = counts[Math.floor(counts.length / 2)] ?? 0;
    expect(counts[0]).toBeGreaterThan(8 * median);
  });

  test('active ratings, defaults and lone ones from windows stand side by side', () => {
    const rated = log.flatMap((event) => (event.kind === 'rated' ? [event] : []));
    const share = (of: (event: (typeof rated)[number]) => boolean): number => rated.filter(of).length;
    expect(share(({ data }) => !data.active)).toBeGreaterThan(50);
    expect(share(({ ticketId, data }) => ticketId === null && data.window !== null)).toBeGreaterThan(200);
    expect(share(({ data }) => data.active && data.custodyId !== null)).toBeGreaterThan(300);
  });

  test('bad ratings are rectified, in time, late and not yet', () => {
    const all = lives.flatMap(({ ticket }) => ticket.rectifications);
    expect(all.some(({ closedAt, dueAt }) => closedAt !== null && closedAt <= dueAt)).toBe(true);
    expect(all.some(({ closedAt, dueAt }) => (closedAt ?? TODAY) > dueAt)).toBe(true);
    expect(all.some(({ closedAt }) => closedAt === null)).toBe(true);
  });

  test('one department heaps its answers before the deadline', () => {
    const lastHours = (department: string): number => {
      const answered = lives.flatMap(({ ticket }) =>
        leadOf(ticket)?.department === department && ticket.firstAnsweredAt !== null && ticket.dueAt !== null
          ? [campus.huiyin.calendar().workBetween(ticket.firstAnsweredAt, ticket.dueAt) / 60_000]
          : [],
      );
      return answered.filter((left) => left > 0 && left <= 150).length / answered.length;
    };
    expect(lastHours('finance')).toBeGreaterThan(3 * lastHours('it'));
  });

  test('each role can be signed in as, with a department where it needs one', async () => {
    const accounts = (await listUsers(campus.huiyin)).filter(({ active }) => active);
    expect(new Set(accounts.map(({ role }) => role))).toEqual(new Set(ROLES));
    const departments = accounts.filter(({ role }) => role === 'handler').map(({ department }) => department);
    expect(new Set(departments).size).toBe(2);
    expect(departments).not.toContain(null);
  });
});
