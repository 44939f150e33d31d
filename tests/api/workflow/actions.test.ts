import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { classify } from '../../../api/workflow/actions/classify.ts';
import type { Huiyin } from '../../../api/huiyin.ts';
import { audit, events, texts } from '../../../api/ledger/schema.ts';
import { leadOf, promised, runningClock } from '../../../api/tickets/fold.ts';
import { act, handlerOf, lodge, must, OPERATOR, outcome, ticketOf } from '../../support/act-on.ts';
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

describe('dispatch and sign', () => {
  test('only the centre dispatches, only to a department that is there, and not twice to the same', async () => {
    const id = await lodge(huiyin);
    expect(await outcome(huiyin, id, 'dispatch', LOGISTICS)).toBe('centre-only');
    expect(await outcome(huiyin, id, 'dispatch', OPERATOR, { department: 'moon' })).toBe(
      'unknown-department',
    );
    await must(huiyin, id, 'dispatch');
    expect(await outcome(huiyin, id, 'dispatch')).toBe('already-there');
  });

  test('signing twice is refused; another department cannot sign', async () => {
    const id = await lodge(huiyin);
    await must(huiyin, id, 'dispatch');
    expect(await outcome(huiyin, id, 'sign', IT)).toBe('holder-only');
    await must(huiyin, id, 'sign', LOGISTICS);
    expect(await outcome(huiyin, id, 'sign', LOGISTICS)).toBe('wrong-state');
  });

  test('a department above answers for what lies with one below it', async () => {
    const id = await lodge(huiyin);
    await must(huiyin, id, 'dispatch', OPERATOR, { department: 'canteen' });
    expect(await outcome(huiyin, id, 'sign', LOGISTICS)).toBe('done');
  });
});

describe('return', () => {
  test('needs a reason of the list and words of one’s own, each named when it is missing', async () => {
    const id = await lodge(huiyin);
    await must(huiyin, id, 'dispatch');
    for (const [input, field] of [
      [{ explanation: '不属于我处职责' }, 'reason'],
      [{ reason: 'lazy', explanation: '不属于我处职责' }, 'reason'],
      [{ reason: 'not-ours' }, 'explanation'],
      [{ reason: 'not-ours', explanation: ' 不 ' }, 'explanation'],
    ] as const) {
      const done = await act(huiyin, id, 'return', LOGISTICS, input);
      expect(done).toMatchObject({
        reason: 'invalid',
        errors: [
          {
            field,
            message: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringContaining(field) },
          },
        ],
      });
    }
    expect((await ticketOf(huiyin, id)).version).toBe(2);
  });

  test('goes to the centre, whose dispatch clock runs again; it cannot be returned from there', async () => {
    const id = await lodge(huiyin);
    await must(huiyin, id, 'dispatch');
    const ticket = await must(huiyin, id, 'return', LOGISTICS);
    expect(ticket.state).toBe('pending');
    expect(leadOf(ticket)).toMatchObject({ department: 'centre', centre: true, by: 'return' });
    expect(runningClock(ticket)?.name).toBe('dispatch');
    expect(await outcome(huiyin, id, 'return', LOGISTICS)).toBe('wrong-state');
  });

  test('gains the next department no time with the person: the promise runs from the receipt', async () => {
    const id = await lodge(huiyin);
    const due = promised(await ticketOf(huiyin, id));
    for (let turn = 0; turn < 3; turn += 1) {
      await must(huiyin, id, 'dispatch');
      installation.clock.advance(24 * HOUR);
      await must(huiyin, id, 'return', LOGISTICS);
    }
    await must(huiyin, id, 'dispatch', OPERATOR, { department: 'it' });
    const ticket = await must(huiyin, id, 'sign', IT);
    expect(promised(ticket)).toEqual(due);
    expect(runningClock(ticket)).toEqual({ name: 'answer', ...due });
  });
});

describe('reply and close', () => {
  test('resolving twice is refused', async () => {
    const id = await answered();
    await must(huiyin, id, 'close', LOGISTICS);
    expect(await outcome(huiyin, id, 'close', LOGISTICS)).toBe('wrong-state');
    expect(await outcome(huiyin, id, 'reply', LOGISTICS)).toBe('wrong-state');
  });

  test('close moves neither answer', async () => {
    const id = await answered();
    const before = await ticketOf(huiyin, id);
    installation.clock.advance(HOUR);
    const after = await must(huiyin, id, 'close', LOGISTICS);
    expect([after.answeredAt, after.firstAnsweredAt]).toEqual([before.answeredAt, before.firstAnsweredAt]);
    expect(after.closedAt).toBe(installation.clock.now);
  });

  test('an answer that takes the place of the first leaves the first-answer time as it was', async () => {
    const id = await answered();
    const first = (await ticketOf(huiyin, id)).answeredAt;
    installation.clock.advance(HOUR);
    const again = await must(huiyin, id, 'reply', LOGISTICS);
    expect([again.firstAnsweredAt, again.answeredAt]).toEqual([first, installation.clock.now]);
  });

  test('without an answer only the centre ends it, with a cause, and that is no success', async () => {
    const id = await lodge(huiyin);
    await must(huiyin, id, 'dispatch');
    await must(huiyin, id, 'sign', LOGISTICS);
    expect(await outcome(huiyin, id, 'close', LOGISTICS, { cause: 'invalid' })).toBe('centre-only');
    expect(await outcome(huiyin, id, 'close')).toBe('cause-needed');
    const ticket = await must(huiyin, id, 'close', OPERATOR, { cause: 'withdrawn', note: '本人来电撤回' });
    expect(ticket).toMatchObject({ state: 'closed', answeredAt: null, endedBy: 'withdrawn' });
    expect(leadOf(ticket)?.endedBy).toBe('withdrawn');
  });

  test('a department cannot answer what it has not signed for', async () => {
    const id = await lodge(huiyin);
    await must(huiyin, id, 'dispatch');
    expect(await outcome(huiyin, id, 'reply', LOGISTICS)).toBe('wrong-state');
  });
});

describe('classify', () => {
  test('offers kinds and urgencies as words, never as codes, in both languages', async () => {
    const fields = classify.fields(await ticketOf(huiyin, await lodge(huiyin)));
    const offered = fields.flatMap((field) => field.options ?? []);
    expect(offered).toHaveLength(9);
    for (const { value, label } of offered) expect(Object.values(label)).not.toContain(value);
  });

  test('never lengthens the due time, whatever kind and urgency it becomes', async () => {
    const id = await lodge(huiyin, { kind: 'consultation', urgency: 'critical' });
    const { dueAt } = await ticketOf(huiyin, id);
    const ticket = await must(huiyin, id, 'classify', OPERATOR, { kind: 'report', urgency: 'normal' });
    expect(ticket).toMatchObject({ kind: 'report', urgency: 'normal', dueAt });
    expect(promised(ticket)?.dueAt).toBe(dueAt);
  });

  test('refuses a category or a campus that is not there', async () => {
    const id = await lodge(huiyin);
    expect(await outcome(huiyin, id, 'classify', OPERATOR, { category: 'moon' })).toBe('unknown-category');
    expect(await outcome(huiyin, id, 'classify', OPERATOR, { campus: 'moon' })).toBe('unknown-campus');
  });
});

describe('every action that changes a ticket', () => {
  test('has one actor, one audit row that names its events, and its words beside the chain', async () => {
    const id = await lodge(huiyin);
    await must(huiyin, id, 'dispatch', OPERATOR, { department: 'logistics', note: '请尽快' });
    const rows = await huiyin.store.read.select().from(audit).where(eq(audit.ticketId, id));
    expect(
      rows.map((row) => [row.action, row.actor, (row.lastSequence ?? 0) - (row.firstSequence ?? 0)]),
    ).toEqual([
      ['receive', 'source:web', 0],
      ['dispatch', 'op', 1],
    ]);
    const stored = await huiyin.store.read.select().from(events).where(eq(events.ticketId, id));
    expect(stored.map((row) => row.data).join()).not.toMatch(/请尽快|热水|王五|13900001111/);
    const words = await huiyin.store.read.select().from(texts).where(eq(texts.ticketId, id));
    expect(words.map((row) => row.role).sort()).toEqual(['body', 'note', 'title']);
  });

  test('a version that is not the present one is a conflict, tells what the ticket is, and changes nothing', async () => {
    const id = await lodge(huiyin);
    const both = await Promise.all([
      act(huiyin, id, 'dispatch', OPERATOR, { department: 'logistics' }, 1),
      act(huiyin, id, 'dispatch', OPERATOR, { department: 'it' }, 1),
    ]);
    expect(both.map((each) => each.ok)).toEqual([true, false]);
    expect(both[1]).toMatchObject({ reason: 'conflict', ticket: { version: 2, state: 'dispatched' } });
    expect((await ticketOf(huiyin, id)).custodies).toHaveLength(2);
  });

  test('of no ticket, or of no name, is told so', async () => {
    expect(await outcome(huiyin, 'nothing', 'sign')).toBe('unknown-ticket');
    expect(await outcome(huiyin, await lodge(huiyin), 'explode')).toBe('unknown-action');
  });
});
