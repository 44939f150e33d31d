import { afterEach, beforeEach, expect, test } from 'vitest';
import { putCalendar } from '../../../api/administration/calendar.ts';
import type { AnyFact, FactName } from '../../../analytics/facts/schema.ts';
import { memoryFactStore } from '../../../analytics/stores/memory.ts';
import type { FactStore } from '../../../analytics/stores/store.ts';
import type { LiveEvent } from '../../../api/contract/tickets.ts';
import { rebuildFacts } from '../../../api/facts/rebuild.ts';
import { openProjector } from '../../../api/facts/tail.ts';
import type { Huiyin } from '../../../api/huiyin.ts';
import { act, CENTRE, CITIZEN, lodge, of, rateAlone } from '../../support/lodge.ts';
import { openTestInstallation, type TestInstallation } from '../../support/open-test-installation.ts';

const FACTS: FactName[] = ['ticket', 'custody', 'rating', 'rectification'];
let installation: TestInstallation;
let huiyin: Huiyin;

beforeEach(async () => {
  installation = await openTestInstallation({}, { facts: 'duckdb' });
  huiyin = installation.huiyin;
});
afterEach(() => installation.close());

/** A ticket's whole life, the clock moving on between its steps. */
async function wholeLife(level = 1): Promise<string> {
  const step = (): void => installation.clock.advance(600_000);
  const id = await lodge(huiyin, 'canteen');
  step();
  await act(huiyin, id, 'sign', of('canteen'));
  step();
  await act(huiyin, id, 'reply', of('canteen'), { text: '已经换掉整批蔬菜', outcome: 'resolved' });
  step();
  await act(huiyin, id, 'rate', CITIZEN, {
    level,
    rawKey: String(level),
    scale: 'five',
    active: true,
    channel: 'online',
    sourceId: 'web',
  });
  return id;
}

async function rowsOf(facts: FactStore): Promise<Record<FactName, AnyFact[]>> {
  const rows = { ticket: [], custody: [], rating: [], rectification: [] } as Record<FactName, AnyFact[]>;
  for (const fact of FACTS) for await (const row of facts.dump(fact)) rows[fact].push(row);
  return rows;
}

/** What a store holds that was fed from the beginning, by nothing but the log. */
async function expected(): Promise<Record<FactName, AnyFact[]>> {
  const facts = memoryFactStore();
  const projector = await openProjector({ ...huiyin, facts });
  await projector.caughtUp();
  await projector.stop();
  return rowsOf(facts);
}

test('what was committed is in the facts when caughtUp resolves, and nothing is behind', async () => {
  await wholeLife();
  await rateAlone(huiyin, { service: 'cards' });
  await huiyin.projector.caughtUp();
  expect(huiyin.projector.position).toBe(huiyin.ledger.position);
  expect(huiyin.projector.behind()).toBe(0);
  const rows = await rowsOf(huiyin.facts);
  expect(rows.ticket.length).toBeGreaterThan(2);
  expect(rows.rectification.length).toBeGreaterThan(0);
  expect(rows.rating.map((row) => row.ticketId === null)).toContain(true);
  expect(rows).toEqual(await expected());
});

test('facts follow event by event to the same rows as from the beginning', async () => {
  const id = await lodge(huiyin, 'canteen');
  await huiyin.projector.caughtUp();
  installation.clock.advance(1000);
  await act(huiyin, id, 'sign', of('canteen'));
  await huiyin.projector.caughtUp();
  installation.clock.advance(1000);
  await act(huiyin, id, 'reply', of('canteen'), { text: '已经处理好了', outcome: 'resolved' });
  await huiyin.projector.caughtUp();
  for (const level of [1, 5]) {
    installation.clock.advance(1000);
    const rating = { level, rawKey: 'x', scale: 'five', active: true, channel: 'online', sourceId: 'web' };
    await act(huiyin, id, 'rate', { type: 'source', id: 'web' }, rating);
    await huiyin.projector.caughtUp();
  }
  expect(await rowsOf(huiyin.facts)).toEqual(await expected());
});

test('a projector that was stopped goes on where the facts stand', async () => {
  const id = await wholeLife();
  await huiyin.projector.caughtUp();
  await huiyin.projector.stop();
  await act(huiyin, id, 'close', CENTRE);
  await lodge(huiyin, 'it');
  const again = await openProjector(huiyin);
  expect(again.position).toBeLessThan(huiyin.ledger.position);
  expect(again.position).toBeGreaterThan(0);
  await again.caughtUp();
  await again.stop();
  expect(await rowsOf(huiyin.facts)).toEqual(await expected());
});

test.each(['before', 'after'] as const)(
  'a batch that fails %s it is in the store is neither lost nor doubled',
  async (when) => {
    await huiyin.projector.stop();
    let failures = 1;
    const failing: FactStore = Object.assign(Object.create(huiyin.facts) as FactStore, {
      async apply(batch: Parameters<FactStore['apply']>[0]) {
        if (when === 'after') await huiyin.facts.apply(batch);
        if (failures-- > 0) throw new Error('the disk is full');
        if (when === 'before') await huiyin.facts.apply(batch);
      },
    });
    const projector = await openProjector({ ...huiyin, facts: failing });
    await wholeLife();
    await projector.caughtUp();
    expect(projector.behind()).toBe(0);
    await projector.stop();
    expect(failures).toBeLessThan(1);
    expect(await rowsOf(huiyin.facts)).toEqual(await expected());
  },
);

test('facts that are ahead of a database that was put back are made anew', async () => {
  await wholeLife();
  await huiyin.projector.caughtUp();
  await huiyin.projector.stop();
  await huiyin.facts.apply({
    keys: [],
    rows: { ticket: [], custody: [], rating: [], rectification: [] },
    position: huiyin.ledger.position + 100,
    fresh: true,
  });
  const again = await openProjector(huiyin);
  await again.caughtUp();
  await again.stop();
  expect(await huiyin.facts.position()).toBe(huiyin.ledger.position);
  expect(await rowsOf(huiyin.facts)).toEqual(await expected());
});

test('rows of another fold are made anew at the start', async () => {
  await wholeLife();
  await huiyin.projector.caughtUp();
  await huiyin.projector.stop();
  await huiyin.facts.reset('fold 0');
  const again = await openProjector(huiyin);
  await again.caughtUp();
  await again.stop();
  expect(await huiyin.facts.version()).toContain(huiyin.calendar().version);
  expect(await rowsOf(huiyin.facts)).toEqual(await expected());
});

test('another calendar is a recomputation of every working time', async () => {
  const id = await lodge(huiyin, 'canteen');
  installation.clock.advance(26 * 3_600_000);
  await act(huiyin, id, 'sign', of('canteen'));
  await act(huiyin, id, 'reply', of('canteen'), { text: '已经处理好了', outcome: 'resolved' });
  await huiyin.projector.caughtUp();
  const worked = async (): Promise<number> => {
    const row = (await rowsOf(huiyin.facts)).ticket.find(({ answeredWork }) => answeredWork !== null);
    return Number(row?.answeredWork) - Number(row?.receivedWork);
  };
  const hour = 3_600_000;
  // Monday 10:00 to Tuesday 12:00: 2 + 3.5 hours, and 3.5 on Tuesday
  expect(await worked()).toBe(9 * hour);
  await putCalendar(huiyin, { userId: 'admin' } as never, {
    overrides: [{ date: '2026-11-24', working: false, note: '校庆' }],
  });
  await huiyin.projector.caughtUp();
  expect(await worked()).toBe(5.5 * hour);
  expect(await rowsOf(huiyin.facts)).toEqual(await expected());
});

test('boards are told how far the facts are', async () => {
  const heard: LiveEvent[] = [];
  huiyin.live.subscribe((event) => heard.push(event));
  await lodge(huiyin);
  await huiyin.projector.caughtUp();
  // the announcement follows the batch in the same turn
  await huiyin.projector.stop();
  expect(heard).toContainEqual({ type: 'facts', position: huiyin.ledger.position, behind: 0 });
});

test('whoever waits for a projector that stops is told', async () => {
  await huiyin.projector.stop();
  await expect(huiyin.projector.caughtUp()).rejects.toThrow('stopped');
});

test('rebuilt facts are identical, row by row', async () => {
  for (const level of [1, 3, 5]) await wholeLife(level);
  await rateAlone(huiyin, { level: 4, service: 'cards' });
  await huiyin.projector.caughtUp();
  const seen: number[] = [];
  const report = await rebuildFacts(huiyin, ({ done }) => seen.push(done));
  expect(report).toMatchObject({ events: huiyin.ledger.position, identical: true });
  expect(report.rows.rating).toBe(4);
  expect(seen.at(-1)).toBe(huiyin.ledger.position);
  expect(await rowsOf(huiyin.facts)).toEqual(await expected());
});

test('a row that somebody changed in the facts shows in the rebuild, and is right after it', async () => {
  await wholeLife();
  await huiyin.projector.caughtUp();
  const { ticket } = await rowsOf(huiyin.facts);
  const [row] = ticket;
  await huiyin.facts.apply({
    keys: [],
    rows: {
      ticket: ticket.map((each) => ({ ...each, department: 'it' })) as never,
      custody: [],
      rating: [],
      rectification: [],
    },
    position: huiyin.ledger.position,
    fresh: false,
  });
  expect((await rowsOf(huiyin.facts)).ticket).not.toEqual(ticket);
  expect(row).toBeDefined();
  expect(await rebuildFacts(huiyin)).toMatchObject({ identical: false });
  expect(await rowsOf(huiyin.facts)).toEqual(await expected());
  expect(await rebuildFacts(huiyin)).toMatchObject({ identical: true });
});

test('a rebuild of nothing has nothing to compare', async () => {
  expect(await rebuildFacts(huiyin)).toEqual({
    events: 0,
    rows: { ticket: 0, custody: 0, rating: 0, rectification: 0 },
    identical: null,
  });
});

test('what is committed while facts are rebuilt comes after', async () => {
  await wholeLife();
  await huiyin.projector.caughtUp();
  const rebuilding = rebuildFacts(huiyin);
  await wholeLife();
  expect(await rebuilding).toMatchObject({ identical: true });
  await huiyin.projector.caughtUp();
  expect(await rowsOf(huiyin.facts)).toEqual(await expected());
});
