import { asc, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Huiyin } from '../../../api/huiyin.ts';
import { custodies, events, ratings, rectifications, tickets } from '../../../api/ledger/schema.ts';
import { apply } from '../../../api/tickets/fold.ts';
import { project } from '../../../api/tickets/project.ts';
import type { Ticket } from '../../../api/tickets/state.ts';
import { eventsOf } from '../../../api/tickets/store.ts';
import { ACTIONS } from '../../../api/workflow/actions/index.ts';
import type { Actor } from '../../../api/workflow/action.ts';
import { act, CITIZEN, handlerOf, lodge, OPERATOR } from '../../support/act-on.ts';
import { openTestInstallation, type TestInstallation } from '../../support/open-test-installation.ts';

let installation: TestInstallation;
let huiyin: Huiyin;
beforeAll(async () => {
  installation = await openTestInstallation();
  huiyin = installation.huiyin;
});
afterAll(() => installation.close());

const actors: Actor[] = [
  OPERATOR,
  CITIZEN,
  handlerOf('logistics', 'canteen'),
  handlerOf('it'),
  { type: 'source', id: 'pad' },
  { type: 'staff', id: 's', role: 'supervisor', scope: null },
];
const inputs = fc.oneof(
  { weight: 4, arbitrary: fc.constant(undefined) },
  fc.record({ department: fc.constantFrom('logistics', 'canteen', 'it', 'moon') }),
  fc.record({ cause: fc.constantFrom('withdrawn', 'refused', 'invalid') }),
  fc.record({ urgency: fc.constantFrom('normal', 'urgent', 'critical') }),
  fc.record({
    level: fc.integer({ min: 1, max: 5 }),
    rawKey: fc.constant('k'),
    scale: fc.constant('stars-5-best'),
    active: fc.boolean(),
    channel: fc.constant('online'),
    sourceId: fc.constant('pad'),
  }),
);
const steps = fc.array(
  fc.record({
    // the way of an ordinary ticket is taken often enough to come far
    action: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('dispatch', 'sign', 'reply', 'reopen', 'rate') },
      { weight: 2, arbitrary: fc.constantFrom(...ACTIONS.map((each) => each.id)) },
    ),
    actor: fc.oneof(
      { weight: 2, arbitrary: fc.constant(OPERATOR) },
      { weight: 3, arbitrary: fc.constantFrom(...actors) },
    ),
    input: inputs,
    wait: fc.constantFrom(0, 1, 60_000, 5 * 3_600_000, 3 * 86_400_000),
  }),
  { minLength: 1, maxLength: 16 },
);

const far = ['dispatch', 'sign', 'reply'].map((action) => ({
  action,
  actor: OPERATOR,
  input: undefined,
  wait: 60_000,
}));

/** What must be true of a ticket at any moment. */
function expectSound(ticket: Ticket): void {
  const leads = ticket.custodies.filter((each) => each.role === 'lead');
  const open = leads.filter((each) => each.endedAt === null);
  const done = ticket.state === 'answered' || ticket.state === 'closed';
  expect(open.map((each) => each.id)).toEqual(done ? [] : [ticket.leadId]);

  // within each episode the leads tile the time: one begins where the one before ended
  let until = ticket.receivedAt;
  for (const lead of leads) {
    if (lead.by === 'reopen') expect(lead.openedAt).toBeGreaterThanOrEqual(until);
    else expect(lead.openedAt).toBe(until);
    expect(lead.endedAt ?? lead.openedAt).toBeGreaterThanOrEqual(lead.openedAt);
    if (lead.signedAt !== null) expect(lead.signedAt).toBeGreaterThanOrEqual(lead.openedAt);
    until = lead.endedAt ?? lead.openedAt;
  }
  expect(leads[0]?.openedAt).toBe(ticket.receivedAt);
  expect(leads.filter((each) => each.by === 'reopen')).toHaveLength(ticket.episode - 1);

  if (ticket.state === 'answered') expect(ticket.answeredAt).not.toBeNull();
  if (!done) expect([ticket.answeredAt, ticket.endedAt, ticket.closedAt]).toEqual([null, null, null]);
  if (ticket.answeredAt !== null) expect(ticket.endedBy).toBeNull();
  if (ticket.firstAnsweredAt !== null && ticket.answeredAt !== null)
    expect(ticket.firstAnsweredAt).toBeLessThanOrEqual(ticket.answeredAt);
  expect(ticket.rectifications.filter((each) => each.closedAt === null).length).toBeLessThanOrEqual(1);
  for (const rating of ticket.ratings) {
    const rated = ticket.custodies.find((each) => each.id === rating.custodyId);
    expect(rating.custodyId === null || rated?.department === rating.department).toBe(true);
  }
}

test('whatever is tried in whatever order, the ticket stays sound, and a refusal changes nothing', async () => {
  const performed = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom([], far), steps, async (before, after) => {
      const sequence = [...before, ...after];
      const id = await lodge(huiyin);
      let version = 1;
      for (const step of sequence) {
        installation.clock.advance(step.wait);
        const done = await act(huiyin, id, step.action, step.actor, step.input);
        const all = await eventsOf(huiyin.store.read, id);
        if (done.ok) {
          performed.set(step.action, (performed.get(step.action) ?? 0) + 1);
          expect(done.ticket.version).toBeGreaterThan(version);
          version = done.ticket.version;
        }
        expect(all).toHaveLength(version);
      }

      const all = await eventsOf(huiyin.store.read, id);
      let ticket: Ticket | null = null;
      const dueTimes = new Set<number | null>();
      for (const [index, event] of all.entries()) {
        ticket = apply(ticket, event);
        dueTimes.add(ticket.dueAt);
        expect(ticket.version).toBe(index + 1);
        expect(ticket.receivedAt).toBe(all[0]?.occurredAt);
        // an action's events are one step: between them the ticket is on its way
        const last = all[index + 1]?.recordedAt !== event.recordedAt || all[index + 1]?.actor !== event.actor;
        if (last) expectSound(ticket);
      }
      expect(dueTimes.size).toBe(1);
      await expectProjected(id, ticket!);
    }),
    { seed: 20_261_124, numRuns: 80 },
  );
  // the sequences came far enough to mean something
  for (const action of ['dispatch', 'sign', 'reply', 'rate', 'close', 'reopen', 'return'])
    expect(performed.get(action) ?? 0, action).toBeGreaterThan(0);
});

/** The stored rows are exactly what the fold projects. */
async function expectProjected(id: string, ticket: Ticket): Promise<void> {
  const { read } = huiyin.store;
  const rows = project(ticket);
  const [stored] = await read.select().from(tickets).where(eq(tickets.id, id));
  expect(stored).toEqual({ ...rows.ticket, codeHash: stored?.codeHash });
  const byId = <T extends { id: string }>(list: T[]) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  expect(byId(await read.select().from(custodies).where(eq(custodies.ticketId, id)))).toEqual(
    byId(rows.custodies),
  );
  expect(byId(await read.select().from(ratings).where(eq(ratings.ticketId, id)))).toEqual(byId(rows.ratings));
  expect(byId(await read.select().from(rectifications).where(eq(rectifications.ticketId, id)))).toEqual(
    byId(rows.rectifications),
  );
}

test('the fold refuses a life out of order', async () => {
  const id = await lodge(huiyin);
  const [received] = await eventsOf(huiyin.store.read, id);
  if (!received) throw new Error('no event');
  expect(() => apply(apply(null, received), received)).toThrow('received twice');
  const other = await huiyin.store.read.select().from(events).orderBy(asc(events.sequence)).limit(1);
  expect(other).toHaveLength(1);
  expect(() => apply(null, { ...received, kind: 'signed', data: { custodyId: 'c' } })).toThrow(
    'before the ticket was received',
  );
});
