import fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FactName } from '../../analytics/facts/schema.ts';
import { METRICS } from '../../analytics/metrics/index.ts';
import { openFactStore } from '../../analytics/stores/index.ts';
import { memoryFactStore } from '../../analytics/stores/memory.ts';
import type { CountsQuery, FactStore, RowsPage } from '../../analytics/stores/store.ts';
import { asFacts, by, condition, factRows, frame, moment, where } from './random-facts.ts';

const FACT_NAMES: FactName[] = ['ticket', 'custody', 'rating', 'rectification'];
const RUNS = { numRuns: 40, endOnFailure: true };
const bound = fc.oneof(fc.constant(null), moment);
const sorted = (cells: unknown[]): string[] => cells.map((cell) => JSON.stringify(cell)).toSorted();

/** A store answers as the reference does, whatever the rows and whatever the question. */
describe.each(['duckdb'])('%s answers as the reference', (scheme) => {
  let folder: string;
  let store: FactStore;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'huiyin-facts-'));
    store = await openFactStore(`${scheme}:${join(folder, 'facts')}`);
  });
  afterAll(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  const filled = async (rows: Parameters<typeof asFacts>[0]): Promise<FactStore> => {
    const reference = memoryFactStore();
    for (const each of [reference, store]) {
      await each.reset('v');
      await each.apply({ keys: [], rows: asFacts(rows), position: 7, fresh: true });
    }
    return reference;
  };

  test.each(FACT_NAMES)('counts of %s, any condition, any dimensions, any bounds', async (fact) => {
    const times =
      fact === 'ticket' ? ['receivedAt', 'dueAt'] : fact === 'rating' ? ['ratedAt'] : ['openedAt', 'dueAt'];
    const query: fc.Arbitrary<CountsQuery> = fc.record({
      fact: fc.constant(fact),
      basis: fc.constantFrom(...times),
      from: bound,
      to: bound,
      where,
      population: condition(fact),
      by,
      counts: fc.record({ all: fc.constant({ all: [] }), some: condition(fact) }),
    });
    await fc.assert(
      fc.asyncProperty(factRows, frame, query, async (rows, at, asked) => {
        const reference = await filled(rows);
        expect(sorted(await store.counts(asked, at))).toEqual(sorted(await reference.counts(asked, at)));
        const [mine, theirs] = [await store.countsOfEach(asked, at), await reference.countsOfEach(asked, at)];
        expect(mine.map(sorted)).toEqual(theirs.map(sorted));
      }),
      RUNS,
    );
  });

  test('durations on both clocks, exact and in buckets, with faults and watermarks', async () => {
    const query = fc.record({
      fact: fc.constantFrom('ticket' as const),
      basis: fc.constant('receivedAt'),
      from: bound,
      to: bound,
      where,
      population: condition('ticket'),
      by,
      start: fc.constantFrom('receivedAt', 'firstClosedAt'),
      stop: fc.constantFrom('answeredAt', 'firstAnsweredAt', 'firstReopenedAt', null),
      competing: fc.constantFrom('endedAt', null),
      exactUpTo: fc.constantFrom(0, 5, 1000),
    });
    await fc.assert(
      fc.asyncProperty(factRows, frame, query, async (rows, at, asked) => {
        const reference = await filled(rows);
        const [mine, theirs] = [await store.durations(asked, at), await reference.durations(asked, at)];
        expect(mine.binned).toBe(theirs.binned);
        expect(sorted(mine.cells)).toEqual(sorted(theirs.cells));
      }),
      { numRuns: 80, endOnFailure: true },
    );
  });

  test('rows a page at a time, each once, in one order, with the total of the figure', async () => {
    await fc.assert(
      fc.asyncProperty(
        factRows,
        frame,
        fc.constantFrom(...FACT_NAMES),
        condition('ticket'),
        where,
        async (rows, at, fact, _, filters) => {
          const reference = await filled(rows);
          const basis = fact === 'rating' ? 'ratedAt' : 'dueAt';
          const asked = {
            fact,
            basis,
            from: null,
            to: null,
            where: filters,
            population: { all: [] },
            limit: 3,
          };
          let after: string | null = null;
          do {
            const [mine, theirs]: RowsPage[] = [
              await store.rows({ ...asked, after }, at),
              await reference.rows({ ...asked, after }, at),
            ];
            expect(mine).toEqual(theirs);
            after = mine?.next ?? null;
          } while (after !== null);
        },
      ),
      RUNS,
    );
  });

  test('a batch replaces the rows of its keys and of the rows it brings; the dump and the position follow', async () => {
    await fc.assert(
      fc.asyncProperty(
        factRows,
        factRows,
        fc.subarray([100, 101, 200, 300, 400]),
        async (first, second, keys) => {
          const reference = await filled(first);
          for (const each of [reference, store])
            await each.apply({ keys, rows: asFacts(second), position: 9, fresh: false });
          for (const fact of FACT_NAMES)
            expect(await everyRow(store, fact)).toEqual(await everyRow(reference, fact));
          expect(await store.position()).toBe(9);
        },
      ),
      RUNS,
    );
  });

  test('what a metric asks is understood', async () => {
    const reference = await filled({ ticket: [], custody: [], rating: [], rectification: [] });
    const at = fc.sample(frame, { numRuns: 1, seed: 1 })[0];
    if (!at) throw new Error('no frame');
    for (const { fact, basis, population } of METRICS) {
      const asked = {
        fact,
        basis,
        from: null,
        to: null,
        where: [],
        population,
        by: [],
        counts: { n: population },
      };
      expect(await store.counts(asked, at)).toEqual(await reference.counts(asked, at));
    }
  });

  test('a reset forgets rows and position and keeps the version it was given; a failed batch leaves nothing', async () => {
    await filled({ ticket: [], custody: [], rating: [], rectification: [] });
    expect([await store.position(), await store.version()]).toEqual([7, 'v']);
    const [bad] = fc.sample(factRows, { numRuns: 1, seed: 3 });
    if (!bad) throw new Error('no rows');
    const broken = { ...bad, rating: bad.rating.map((row) => ({ ...row, level: 1.5 })) };
    expect(broken.rating.length).toBeGreaterThan(0);
    await expect(
      store.apply({ keys: [], rows: asFacts(broken), position: 8, fresh: true }),
    ).rejects.toThrow();
    expect([await store.position(), (await everyRow(store, 'ticket')).length]).toEqual([7, 0]);
    await store.reset('w');
    expect([await store.position(), await store.version()]).toEqual([0, 'w']);
  });
});

test('an unknown scheme is refused by name', async () => {
  await expect(openFactStore('postgres://x')).rejects.toThrow(/duckdb:, memory:.*postgres/);
});

async function everyRow(store: FactStore, fact: FactName): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const row of store.dump(fact)) rows.push(row);
  return rows;
}
