import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Huiyin } from '../../../api/huiyin.ts';
import { leadOf, runningClock } from '../../../api/tickets/fold.ts';
import { act, CITIZEN, handlerOf, lodge, must, OPERATOR, outcome, ticketOf } from '../../support/act-on.ts';
import { openTestInstallation, type TestInstallation } from '../../support/open-test-installation.ts';

const HOUR = 3_600_000;
const LOGISTICS = handlerOf('logistics', 'canteen');
const IT = handlerOf('it');
let installation: TestInstallation;
let huiyin: Huiyin;
beforeEach(async () => {
  installation = await openTestInstallation();
  huiyin = installation.huiyin;
});
afterEach(() => installation.close());

/** A ticket that the department has answered. */
async function answered(): Promise<string> {
  const id = await lodge(huiyin);
  await must(huiyin, id, 'dispatch');
  await must(huiyin, id, 'sign', LOGISTICS);
  installation.clock.advance(HOUR);
  await must(huiyin, id, 'reply', LOGISTICS);
  return id;
}

describe('rate', () => {
  const rating = (level: number, more: object = {}) => ({
    level,
    rawKey: String(level),
    scale: 'stars-5-best',
    active: true,
    channel: 'online',
    sourceId: 'web',
    ...more,
  });

  test('staff cannot rate, and a person not before there is an answer', async () => {
    const id = await lodge(huiyin);
    expect(await outcome(huiyin, id, 'rate', CITIZEN)).toBe('wrong-state');
    const done = await answered();
    for (const actor of [OPERATOR, LOGISTICS])
      expect(await outcome(huiyin, done, 'rate', actor)).toBe('citizen-only');
  });

  test('an answer is rated once by its person; the next answer may be rated again', async () => {
    const id = await answered();
    await must(huiyin, id, 'rate', CITIZEN);
    expect(await outcome(huiyin, id, 'rate', CITIZEN)).toBe('already-rated');
    await must(huiyin, id, 'reopen', CITIZEN);
    await must(huiyin, id, 'sign', LOGISTICS);
    await must(huiyin, id, 'reply', LOGISTICS);
    expect(await outcome(huiyin, id, 'rate', CITIZEN)).toBe('done');
  });

  test.each([0, 6, 2.5, '5'])('a level of %s is refused and named', async (level) => {
    const id = await answered();
    expect(await act(huiyin, id, 'rate', CITIZEN, { ...rating(5), level })).toMatchObject({
      reason: 'invalid',
      errors: [{ field: 'level' }],
    });
  });

  test.each([1, 2])(
    '%i opens a rectification with a clock of its own, and the ticket stays answered',
    async (level) => {
      const id = await answered();
      const ticket = await must(huiyin, id, 'rate', CITIZEN, rating(level));
      expect(ticket.state).toBe('answered');
      expect(ticket.rectifications).toMatchObject([
        { department: 'logistics', closedAt: null, openedAt: installation.clock.now },
      ]);
      const clock = runningClock(ticket);
      expect(clock).toMatchObject({ name: 'rectification', startedAt: installation.clock.now });
      expect(huiyin.calendar().workBetween(installation.clock.now, clock?.dueAt ?? 0)).toBe(
        huiyin.organisation.rectificationLimit,
      );
    },
  );

  test('3 opens none; nor does a 1 that a system filled in', async () => {
    const id = await answered();
    const source = { type: 'source', id: 'pad' } as const;
    await must(huiyin, id, 'rate', source, rating(1, { active: false }));
    expect((await must(huiyin, id, 'rate', CITIZEN, rating(3))).rectifications).toEqual([]);
  });

  test('is bound to the custody that answered: what is moved later moves no blame', async () => {
    const id = await answered();
    const { answeredBy } = await ticketOf(huiyin, id);
    await must(huiyin, id, 'reopen', CITIZEN);
    await must(huiyin, id, 'dispatch', OPERATOR, { department: 'it' });
    const ticket = await must(huiyin, id, 'rate', { type: 'source', id: 'pad' }, rating(1));
    expect(ticket.ratings).toMatchObject([{ custodyId: answeredBy, department: 'logistics' }]);
    expect(ticket.rectifications).toMatchObject([{ department: 'logistics' }]);
  });

  test('a rectification is closed by its department or the centre, once, and the rating stays', async () => {
    const id = await answered();
    await must(huiyin, id, 'rate', CITIZEN, rating(1));
    expect(await outcome(huiyin, id, 'rectify', IT)).toBe('holder-only');
    const ticket = await must(huiyin, id, 'rectify', LOGISTICS);
    expect(ticket.ratings[0]?.level).toBe(1);
    expect(runningClock(ticket)).toBeNull();
    expect(await outcome(huiyin, id, 'rectify', LOGISTICS)).toBe('no-rectification');
  });
});

describe('reopen', () => {
  test('keeps the first receipt, the original due time and the first answer; the answer in force is gone', async () => {
    const id = await answered();
    const before = await ticketOf(huiyin, id);
    installation.clock.advance(30 * HOUR);
    const after = await must(huiyin, id, 'reopen', CITIZEN);
    expect(after).toMatchObject({
      receivedAt: before.receivedAt,
      dueAt: before.dueAt,
      firstAnsweredAt: before.firstAnsweredAt,
      answeredAt: null,
      episode: 2,
      state: 'dispatched',
    });
    expect(leadOf(after)?.department).toBe('logistics');
    await must(huiyin, id, 'sign', LOGISTICS);
    expect(runningClock(await ticketOf(huiyin, id))).toMatchObject({
      name: 'answer',
      startedAt: installation.clock.now,
    });
  });

  test('a department cannot reopen, nor anybody what is open', async () => {
    const id = await answered();
    expect(await outcome(huiyin, id, 'reopen', LOGISTICS)).toBe('centre-only');
    await must(huiyin, id, 'reopen', OPERATOR);
    expect(await outcome(huiyin, id, 'reopen', CITIZEN)).toBe('wrong-state');
  });
});
