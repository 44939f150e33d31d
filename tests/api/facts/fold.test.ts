import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FOREVER, type AnyFact, type FactRows } from '../../../analytics/facts/schema.ts';
import { factsOf, factsOfLoneRating } from '../../../api/facts/fold.ts';
import type { LedgerEvent } from '../../../api/ledger/events.ts';
import { Chronicle, HOUR, RECEIVED } from './chronicle.ts';

const DAY = 24 * HOUR;
/** Half of the time is worked. */
const settings = { work: (instant: number) => instant / 2, ratingWindowMs: 7 * DAY };
const facts = (chronicle: Chronicle): FactRows => factsOf(chronicle.events, settings);

/** What was so at an hour, as somebody knew it who asked at another. */
function seen<F extends keyof FactRows>(rows: FactRows, fact: F, hour: number, asked = Infinity) {
  const k = asked === Infinity ? FOREVER - 1 : RECEIVED + asked * HOUR;
  const t = Math.min(RECEIVED + hour * HOUR, k);
  return (rows[fact] as AnyFact[]).filter(
    (row) =>
      Number(row.validFrom) <= t &&
      t < Number(row.validTo) &&
      Number(row.knownFrom) <= k &&
      k < Number(row.knownTo),
  ) as unknown as FactRows[F];
}

const answered = (): Chronicle =>
  new Chronicle().at(0, 'received').at(1, 'dispatched').at(2, 'signed').at(5, 'replied');

test('each instant of a ticket has exactly one version, and none before its receipt', () => {
  const rows = facts(answered().at(6, 'closed').at(20, 'reopened').at(30, 'replied'));
  for (const hour of [0, 0.5, 1, 2, 5, 6, 19, 20, 30, 1000])
    expect(seen(rows, 'ticket', hour)).toHaveLength(1);
  expect(seen(rows, 'ticket', -0.001)).toEqual([]);
});

test('an answer is an answer from its own instant on, and not a millisecond before', () => {
  const rows = facts(answered());
  expect(seen(rows, 'ticket', 4.999)[0]!.answeredAt).toBeNull();
  expect(seen(rows, 'ticket', 5)[0]).toMatchObject({
    answeredAt: RECEIVED + 5 * HOUR,
    answeredWork: (RECEIVED + 5 * HOUR) / 2,
    firstAnsweredAt: RECEIVED + 5 * HOUR,
    ratingWindowEndsAt: RECEIVED + 5 * HOUR + 7 * DAY,
    department: 'canteen',
  });
});

test('a reopened ticket keeps its first receipt and first answer, and has no answer in force', () => {
  const rows = facts(answered().at(6, 'closed').at(20, 'reopened'));
  expect(seen(rows, 'ticket', 20)[0]).toMatchObject({
    receivedAt: RECEIVED,
    answeredAt: null,
    closedAt: null,
    firstAnsweredAt: RECEIVED + 5 * HOUR,
    firstClosedAt: RECEIVED + 6 * HOUR,
    firstReopenedAt: RECEIVED + 20 * HOUR,
  });
  // asked as of before, it still was answered and closed
  expect(seen(rows, 'ticket', 19)[0]).toMatchObject({
    answeredAt: RECEIVED + 5 * HOUR,
    closedAt: RECEIVED + 6 * HOUR,
    firstReopenedAt: null,
  });
});

test('closing moves neither the answer nor the first answer', () => {
  const closed = seen(facts(answered().at(50, 'closed')), 'ticket', 60)[0]!;
  expect(closed.answeredAt).toBe(RECEIVED + 5 * HOUR);
  expect(closed.firstAnsweredAt).toBe(RECEIVED + 5 * HOUR);
});

test('lead custodies tile the time from receipt to answer, each with its holder', () => {
  const rows = facts(
    new Chronicle()
      .at(0, 'received')
      .at(1, 'dispatched')
      .at(3, 'returned')
      .at(4, 'dispatched', { custodyId: 'c2', department: 'it' })
      .at(9, 'replied'),
  );
  const held = seen(rows, 'custody', 100).map((row) => [
    row.department,
    (row.openedAt! - RECEIVED) / HOUR,
    ((row.repliedAt ?? row.leftAt)! - RECEIVED) / HOUR,
    row.leftBy,
    row.centre,
  ]);
  expect(held).toEqual([
    ['centre', 0, 1, 'transferred', true],
    ['canteen', 1, 3, 'returned', false],
    ['centre', 3, 4, 'transferred', true],
    ['it', 4, 9, null, false],
  ]);
});

test('a rating stays with the department whose answer was rated, whoever has the ticket later', () => {
  const rows = facts(
    answered()
      .at(6, 'rated', { level: 1 })
      .at(7, 'reopened', { department: null })
      .at(8, 'dispatched', { custodyId: 'c3', department: 'it' }),
  );
  expect(seen(rows, 'rating', 100)).toMatchObject([{ department: 'canteen', custodyId: 'c1', level: 1 }]);
  expect(seen(rows, 'ticket', 100)[0]!.department).toBe('it');
  expect(rows.rating).toHaveLength(1);
});

test('default ratings are marked, and do not count as taken part', () => {
  const rows = facts(answered().at(200, 'rated', { active: false }));
  expect(seen(rows, 'rating', 300)).toMatchObject([{ active: false, level: 5 }]);
  expect(seen(rows, 'ticket', 300)[0]!.firstActiveRatedAt).toBeNull();
});

test('a rating without a ticket is a row of its own, keyed by its event', () => {
  const [event] = new Chronicle(null, 77).at(3, 'rated', {
    custodyId: null,
    department: 'it',
    window: 'w1',
  }).events;
  const rows = factsOfLoneRating(event as Extract<LedgerEvent, { kind: 'rated' }>);
  expect(rows.rating).toMatchObject([
    { ticketKey: 77, ticketId: null, department: 'it', window: 'w1', validFrom: RECEIVED + 3 * HOUR },
  ]);
});

test('a rectification is open until it is closed, by its own clock', () => {
  const rows = facts(
    answered().at(6, 'rated', { level: 2 }).at(6, 'rectification-opened').at(30, 'rectification-closed'),
  );
  expect(seen(rows, 'rectification', 29)[0]!.closedAt).toBeNull();
  expect(seen(rows, 'rectification', 30)[0]!.closedAt).toBe(RECEIVED + 30 * HOUR);
});

test('an answer recorded late was not known before, and counts from when it happened', () => {
  const rows = facts(new Chronicle().at(0, 'received').at(1, 'dispatched').at(5, 'replied', {}, 50));
  // who asks now about hour 10 sees it answered, who asked at hour 10 did not
  expect(seen(rows, 'ticket', 10)[0]!.answeredAt).toBe(RECEIVED + 5 * HOUR);
  expect(seen(rows, 'ticket', 10, 10)[0]!.answeredAt).toBeNull();
  expect(seen(rows, 'ticket', 10, 49)[0]!.answeredAt).toBeNull();
  expect(seen(rows, 'ticket', 10, 50)[0]!.answeredAt).toBe(RECEIVED + 5 * HOUR);
  expect(seen(rows, 'ticket', 10, 49)).toHaveLength(1);
});

test('events recorded when they happened split nothing in known time', () => {
  const rows = facts(answered().at(6, 'closed').at(20, 'reopened').at(30, 'replied'));
  expect(rows.ticket.every((row) => row.knownTo === FOREVER)).toBe(true);
});

test('the source’s own flag is that of the last row read, in every version', () => {
  const rows = facts(
    new Chronicle()
      .at(0, 'received', { imported: true, sourceOnTime: true }, 500)
      .at(9, 'replied', {}, 500)
      .at(9, 'classified', { sourceOnTime: false }, 900),
  );
  expect(
    new Set(rows.ticket.filter((row) => row.knownTo === FOREVER).map((row) => row.sourceOnTime)),
  ).toEqual(new Set([false]));
});

test('an end before the receipt shows from the receipt on, and never as a negative span', () => {
  const rows = facts(new Chronicle().at(0, 'received', { timeFault: true }, 9).at(-5, 'replied', {}, 9));
  expect(seen(rows, 'ticket', 0)[0]).toMatchObject({ answeredAt: RECEIVED - 5 * HOUR, timeFault: true });
  expect(rows.ticket.every((row) => row.validFrom! < row.validTo!)).toBe(true);
});

const happening = fc.record({
  hour: fc.integer({ min: 1, max: 40 }),
  delay: fc.integer({ min: 0, max: 40 }),
  what: fc.constantFrom('noted', 'classified', 'rated'),
  level: fc.integer({ min: 1, max: 5 }),
});
/** A ticket to which things happened that were recorded in another order. */
const lives = fc.array(happening, { maxLength: 8 }).map((all) => {
  const chronicle = new Chronicle().at(0, 'received').at(1, 'dispatched', {}, 1).at(2, 'replied', {}, 2);
  const late = all
    .map((each, index) => ({ ...each, index, recorded: 2 + each.hour + each.delay }))
    .sort((a, b) => a.recorded - b.recorded);
  for (const { hour, what, level, index, recorded } of late)
    chronicle.at(
      hour + 2,
      what as 'rated',
      what === 'rated' ? { ratingId: `r${index}`, level } : ({ category: `k${level}` } as object),
      recorded,
    );
  return chronicle;
});

test('law: what is known in the end does not depend on the order in which it was recorded', () => {
  fc.assert(
    fc.property(lives, fc.integer({ min: 0, max: 100 }), (chronicle, hour) => {
      const promptly = chronicle.events.map((event) => ({ ...event, recordedAt: event.occurredAt }));
      const strip = (rows: FactRows): unknown[] =>
        seen(rows, 'ticket', hour).map(({ knownFrom: _f, knownTo: _t, validTo: _v, ...row }) => row);
      expect(strip(facts(chronicle))).toEqual(strip(factsOf(promptly, settings)));
    }),
  );
});

test('law: at every instant, known at every instant, a ticket has at most one version', () => {
  fc.assert(
    fc.property(
      lives,
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 0, max: 100 }),
      (chronicle, hour, asked) => {
        expect(seen(facts(chronicle), 'ticket', hour, asked)).toHaveLength(1);
      },
    ),
  );
});

test('law: what was known at an instant does not change by what is recorded later', () => {
  fc.assert(
    fc.property(
      lives,
      fc.integer({ min: 3, max: 60 }),
      fc.integer({ min: 0, max: 60 }),
      (chronicle, asked, hour) => {
        const k = RECEIVED + asked * HOUR;
        const then = chronicle.events.filter((event) => event.recordedAt <= k);
        for (const fact of ['ticket', 'rating'] as const) {
          const bare = (rows: FactRows): unknown[] =>
            (seen(rows, fact, hour, asked) as AnyFact[]).map(
              ({ knownFrom: _f, knownTo: _t, validTo: _v, ...row }) => row,
            );
          expect(bare(facts(chronicle))).toEqual(bare(factsOf(then, settings)));
        }
      },
    ),
  );
});
