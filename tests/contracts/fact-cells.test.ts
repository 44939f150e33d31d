import fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FOREVER, type AnyFact, type FactName } from '../../analytics/facts/schema.ts';
import { METRICS } from '../../analytics/metrics/index.ts';
import type { Metric } from '../../analytics/metrics/metric.ts';
import type { Dimension, Filter, Question } from '../../analytics/question.ts';
import { lifeOf, read, readEach } from '../../analytics/answers/reading.ts';
import { duckdbFactStore, type DuckdbFactStore } from '../../analytics/stores/duckdb.ts';
import { memoryFactStore } from '../../analytics/stores/memory.ts';
import type { FactStore, Frame } from '../../analytics/stores/store.ts';
import { asFacts, factRows, HOUR, START, workOf } from './random-facts.ts';

/*
 * What the quick way of the DuckDB store adds up from cells must be what its rows and the reference say: whatever came
 * after the cells were made, whichever instant is asked for, wherever the bounds cut.
 */
const DAY = 24 * HOUR;
let folder: string;
let store: DuckdbFactStore;
const from = { cells: 0, rows: 0 };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiyin-cells-'));
  store = await duckdbFactStore(join(folder, 'facts.duckdb'), {
    worthCells: 0,
    answered: (way) => (from[way] += 1),
  });
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

/** Mostly last versions, many of them over and done with: else hardly a row would be quiet. */
function lived(rows: Record<FactName, AnyFact[]>, known: number): Record<FactName, AnyFact[]> {
  const last = (row: AnyFact): AnyFact => ({
    ...row,
    knownFrom: known,
    ...(Number(row.ticketKey) % 3 > 0 && row.knownTo === FOREVER
      ? { validTo: Number(row.validTo) > START + 20 * DAY ? FOREVER : row.validTo }
      : {}),
  });
  return {
    ticket: rows.ticket.map(last),
    custody: rows.custody.map(last),
    rating: rows.rating.map(last),
    rectification: rows.rectification.map(last),
  };
}

const dimension = fc.constantFrom<Dimension>(
  'department',
  'channel',
  'campus',
  'day',
  'week',
  'month',
  'kind',
);
const where: fc.Arbitrary<Filter[]> = fc.oneof(
  fc.constant<Filter[]>([]),
  fc.constant<Filter[]>([{ dimension: 'department', values: ["o'b", null] }]),
  fc.constant<Filter[]>([{ dimension: 'month', values: ['2026-03'] }]),
  fc.constant<Filter[]>([{ dimension: 'week', values: ['2026-W11', '2026-W12'] }]),
);
/** Local midnights of Shanghai, first days of months among them, and instants in the middle of a day. */
const bound = fc.oneof(
  fc.constant(null),
  // whole years inside, and years whose end is not: cells of years, of months or days, and rows
  fc.constantFrom(
    Date.UTC(2024, 11, 31, 16),
    Date.UTC(2025, 11, 31, 16),
    Date.UTC(2026, 11, 31, 16),
    Date.UTC(2025, 5, 10),
  ),
  fc.integer({ min: -5, max: 35 }).map((day) => Date.UTC(2026, 2, 5, 16) + day * DAY),
  fc.integer({ min: 0, max: 30 * 24 }).map((hour) => START + hour * HOUR),
);
type Asked = Pick<Question, 'by' | 'where' | 'from' | 'to'> & { metric: Metric; exactUpTo: number };
const asked: fc.Arbitrary<Asked> = fc.record({
  metric: fc.constantFrom(...METRICS),
  by: fc.uniqueArray(dimension, { maxLength: 2 }),
  where,
  from: bound,
  to: bound,
  exactUpTo: fc.constantFrom(0, 3, 1000),
});

const frameAt = (
  asOf: number,
  watermarks: Record<string, number>,
  clock: Frame['clock'],
  zone: string,
): Frame => ({
  asOf,
  watermarks,
  clock,
  work: workOf,
  zone,
});

async function answerOf(
  asked: FactStore,
  { metric, exactUpTo, ...rest }: Asked,
  frame: Frame,
): Promise<unknown> {
  const question: Question = { ...rest, asOf: frame.asOf, clock: frame.clock };
  const readings = [await read(asked, metric, question, frame, exactUpTo)];
  // durations are the same question again
  if (!lifeOf(metric)) readings.push(...(await readEach(asked, metric, question, frame)));
  return readings.map((reading) => ({
    ...reading,
    cells: reading.cells.map((cell) => JSON.stringify(cell)).toSorted(),
  }));
}

test('cells and rows together answer as the reference, before and after they change and move', async () => {
  await fc.assert(
    fc.asyncProperty(
      factRows,
      factRows,
      fc.array(asked, { minLength: 1, maxLength: 3 }),
      fc.tuple(
        fc.integer({ min: 10, max: 40 }),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 0, max: 40 }),
      ),
      fc.constantFrom<Record<string, number>>({}, { a: START + 15 * DAY }, { a: START + 45 * DAY }),
      fc.constantFrom('elapsed' as const, 'working' as const),
      fc.constantFrom('Asia/Shanghai', 'America/New_York'),
      async (first, second, questions, [cut, later, past], watermarks, clock, zone) => {
        const reference = memoryFactStore();
        const begun = lived(first, START + 60 * DAY);
        for (const each of [reference, store]) {
          await each.reset();
          await each.apply({ keys: [], rows: asFacts(begun), position: 1, fresh: true });
        }
        const at = (days: number): Frame => frameAt(START + days * DAY, watermarks, clock, zone);
        const compare = async (frame: Frame): Promise<void> => {
          for (const question of questions)
            expect(await answerOf(store, question, frame)).toEqual(
              await answerOf(reference, question, frame),
            );
          await store.quiet();
        };
        // the first question makes the cut, the second its cells, the third is answered from them
        for (let turn = 0; turn < 3; turn += 1) await compare(at(cut));
        await compare(at(cut + later));
        const changed = lived(second, START + 61 * DAY);
        const batch = { keys: [100, 101, 200], rows: asFacts(changed), position: 2, fresh: false };
        for (const each of [reference, store]) await each.apply(batch);
        await compare(at(cut + later));
        await compare(at(cut + later + 1));
        await compare(at(past));
      },
    ),
    { numRuns: 25, endOnFailure: true },
  );
  expect(from.cells).toBeGreaterThan(from.rows / 10);
}, 120_000);

/** A ticket with these times and no other, by either clock, and nothing wrong with it. */
function ticketWith(times: Record<string, number>): AnyFact {
  const [row] = fc.sample(factRows, { numRuns: 20, seed: 7 }).flatMap(({ ticket }) => ticket);
  if (!row) throw new Error('no ticket to begin with');
  return {
    ...row,
    ...Object.fromEntries(
      Object.entries(row).flatMap(([name]) => (/(At|Work)$/.test(name) ? [[name, null]] : [])),
    ),
    timeFault: false,
    completedOnly: false,
    ...Object.fromEntries(
      Object.entries(times).flatMap(([name, at]) => [
        [`${name}At`, at],
        [`${name}Work`, workOf(at)],
      ]),
    ),
    validFrom: Math.max(...Object.values(times)),
    validTo: FOREVER,
    knownFrom: START + 60 * DAY,
    knownTo: FOREVER,
  };
}

test('what has ended and could still be reopened is waiting by either clock', async () => {
  const metric = METRICS.find(({ id }) => id === 'reopen-rate');
  if (!metric) throw new Error('nothing to ask');
  const closed = ticketWith({ received: START, ended: START + DAY, firstClosed: START + DAY });
  const rows = { ticket: [closed], custody: [], rating: [], rectification: [] };
  await store.reset();
  await store.apply({ keys: [], rows: asFacts(rows), position: 1, fresh: true });
  const question: Asked = { metric, by: [], where: [], from: null, to: null, exactUpTo: 0 };
  for (const clock of ['elapsed', 'working'] as const)
    // the first question makes the cut, the second its cells, the third would be answered from them
    for (let turn = 0; turn < 3; turn += 1) {
      const frame = frameAt(START + 40 * DAY, {}, clock, 'Asia/Shanghai');
      const reading = await read(store, metric, { ...question, asOf: frame.asOf, clock }, frame, 0);
      expect(reading.cells).toMatchObject([{ end: 'censored', count: 1 }]);
      await store.quiet();
    }
});

test('hundreds of rows of one duration, and of none at all, are counted from cells as they are', async () => {
  const metric = METRICS.find(({ id }) => id === 'resolution-time');
  if (!metric) throw new Error('nothing to ask');
  const lasted = [0, 10, 20].map((hours) =>
    ticketWith({ received: START, answered: START + hours * HOUR, ended: START + hours * HOUR }),
  );
  const ticket = Array.from({ length: 400 }, (_, copy) =>
    lasted.map((row, place) => ({ ...row, ticketKey: 3 * copy + place, ticketId: `t${3 * copy + place}` })),
  ).flat();
  await store.reset();
  await store.apply({
    keys: [],
    rows: asFacts({ ticket, custody: [], rating: [], rectification: [] }),
    position: 1,
    fresh: true,
  });
  const at = frameAt(START + 40 * DAY, {}, 'elapsed', 'Asia/Shanghai');
  const question: Question = { by: [], where: [], from: null, to: null, asOf: at.asOf, clock: at.clock };
  let before = from.cells;
  // the first question makes the cut, the second its cells, the third is answered from them
  for (let turn = 0; turn < 3; turn += 1) {
    before = from.cells;
    const reading = await read(store, metric, question, at, 100);
    expect(reading.cells).toMatchObject([
      { duration: 0, end: 'event', count: 400 },
      { end: 'event', count: 400 },
      { end: 'event', count: 400 },
    ]);
    await store.quiet();
  }
  expect(from.cells).toBe(before + 1);
});

test('cells outlive the process that made them', async () => {
  const path = join(folder, 'kept.duckdb');
  const ways: string[] = [];
  const options = { worthCells: 0, answered: (way: string) => void ways.push(way) };
  const [rows] = fc.sample(factRows, { numRuns: 1, seed: 11 });
  const [metric] = METRICS;
  if (!rows || !metric) throw new Error('nothing to ask');
  const frame = frameAt(START + 50 * DAY, {}, 'elapsed', 'Asia/Shanghai');
  const question: Asked = { metric, by: ['department'], where: [], from: null, to: null, exactUpTo: 0 };
  const opened = await duckdbFactStore(path, options);
  await opened.apply({ keys: [], rows: asFacts(lived(rows, START + 60 * DAY)), position: 1, fresh: true });
  for (let turn = 0; turn < 2; turn += 1) {
    await answerOf(opened, question, frame);
    await opened.quiet();
  }
  const before = await answerOf(opened, question, frame);
  await opened.close();
  expect(ways[0]).toBe('rows');
  ways.length = 0;
  const again = await duckdbFactStore(path, options);
  expect(await answerOf(again, question, frame)).toEqual(before);
  await again.close();
  expect(new Set(ways)).toEqual(new Set(['cells']));
});
