import { asc, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runImport } from '../../../api/imports/run-import.ts';
import { events, feeds, tickets } from '../../../api/ledger/schema.ts';
import { verifyLedger } from '../../../api/ledger/verify.ts';
import { fold } from '../../../api/tickets/fold.ts';
import { project } from '../../../api/tickets/project.ts';
import { eventsOf } from '../../../api/tickets/store.ts';
import { openTestInstallation, type TestInstallation } from '../../support/open-test-installation.ts';
import { bostonRow, bostonText, CLOSED, fileFolder } from './boston-file.ts';

let at: TestInstallation;
let files: ReturnType<typeof fileFolder>;
beforeEach(async () => {
  at = await openTestInstallation();
  files = fileFolder();
});
afterEach(async () => {
  await at.close();
  files.remove();
});

const DAY = 86_400_000;

/** Reads a file with this one case a day after the last. */
async function importCase(change: Partial<Record<string, string>>) {
  const report = await runImport(at.huiyin, {
    path: files.write(bostonText(bostonRow(101, change))),
    profile: 'boston311',
  });
  at.clock.advance(DAY);
  return report;
}

async function life() {
  const rows = await at.huiyin.store.read.select().from(events).orderBy(asc(events.sequence));
  return rows.map(({ kind, occurredAt, recordedAt, data, actor }) => ({
    kind,
    occurredAt,
    recordedAt,
    actor,
    data: JSON.parse(data),
  }));
}

async function onlyTicket() {
  const [ticket] = await at.huiyin.store.read.select().from(tickets);
  if (!ticket) throw new Error('no ticket');
  return ticket;
}

const closedAt = Date.parse('2011-07-03T09:00:00Z');

describe('a file that is read again', () => {
  test('an equal case does nothing, wherever it stands', async () => {
    await importCase(CLOSED);
    const before = await life();
    const path = files.write(bostonText(bostonRow(100), bostonRow(101, CLOSED)));
    const report = await runImport(at.huiyin, { path, profile: 'boston311' });
    expect(report).toMatchObject({ created: 1, unchanged: 1, changed: 0 });
    expect((await life()).slice(0, before.length)).toEqual(before);
  });

  test('an open case that was closed since gets its answer and its closing, recorded today', async () => {
    await importCase({});
    const today = at.clock.now;
    const report = await importCase(CLOSED);
    expect(report).toMatchObject({ created: 0, changed: 1, conflicts: { count: 0 } });
    const added = (await life()).slice(2);
    expect(added.map(({ kind, occurredAt, recordedAt }) => [kind, occurredAt, recordedAt])).toEqual([
      ['replied', closedAt, today],
      ['closed', closedAt, today],
    ]);
    expect(await onlyTicket()).toMatchObject({ state: 'closed', answeredAt: closedAt, closedAt });
    expect((await importCase(CLOSED)).unchanged).toBe(1);
  });

  test('another flag and another due time hold from the receipt on, and the past stays readable', async () => {
    await importCase({});
    const report = await importCase({ ontime: 'OVERDUE', target_dt: '2011-07-02 00:00:00' });
    expect(report.changed).toBe(1);
    const [added] = (await life()).slice(2);
    const dueAt = Date.parse('2011-07-02T00:00:00Z');
    expect(added).toMatchObject({
      kind: 'classified',
      occurredAt: Date.parse('2011-07-01T01:32:33Z'),
      data: { sourceOnTime: false, dueAt },
    });
    expect(Object.keys(added?.data)).toHaveLength(2);
    expect((await onlyTicket()).dueAt).toBe(dueAt);
    expect((await importCase({})).changed).toBe(1);
    expect((await onlyTicket()).dueAt).toBe(Date.parse('2011-07-15T01:32:32Z'));
  });

  test('another department while nobody has answered is a transfer', async () => {
    await importCase({});
    await importCase({ department: 'ISD' });
    expect((await life()).map(({ kind, data }) => [kind, data.department])).toEqual([
      ['received', undefined],
      ['dispatched', 'PWDx'],
      ['dispatched', 'ISD'],
    ]);
    expect(await importCase({ ...CLOSED, department: 'ISD' })).toMatchObject({
      changed: 1,
      conflicts: { count: 0 },
    });
    expect(await onlyTicket()).toMatchObject({ department: 'ISD', state: 'closed' });
  });

  test('a later snapshot moves the case to its feed, whose watermark then holds', async () => {
    const row = (snapshot: string, closed: string) =>
      [
        'unique_key,created_date,closed_date,agency,complaint_type,descriptor,snapshot',
        `1,2026-04-12T10:00:00.000,${closed},NYPD,Noise,Loud,${snapshot}`,
      ].join('\n');
    for (const [snapshot, closed] of [
      ['2026-04-14', ''],
      ['2026-04-21', '2026-04-18T08:00:00.000'],
    ] as const)
      await runImport(at.huiyin, { path: files.write(row(snapshot, closed)), profile: 'nyc311' });
    expect(await onlyTicket()).toMatchObject({ feed: 'nyc311:2026-04-21', state: 'closed' });
    const read = await at.huiyin.store.read.select().from(feeds).orderBy(asc(feeds.id));
    expect(read.map(({ readAt }) => new Date(readAt).toISOString())).toEqual([
      '2026-04-12T10:00:00.000Z',
      '2026-04-18T08:00:00.000Z',
    ]);
  });
});

describe('a past that the source has rewritten', () => {
  test.each([
    ['an answer taken back', CLOSED, {}, 'steps'],
    ['an answer at another time', CLOSED, { ...CLOSED, closed_dt: '2011-07-04 09:00:00' }, 'steps'],
    ['another receipt', {}, { open_dt: '2011-07-01 01:32:34' }, 'receivedAt'],
    ['another channel', {}, { source: 'Self Service' }, 'channel'],
    ['other words of the answer', CLOSED, { ...CLOSED, closure_reason: 'Painted' }, 'reply'],
    ['another title', {}, { case_title: 'Lamp' }, 'title'],
  ])(
    '%s is a conflict: reported with line and number, the ticket untouched',
    async (_, first, then, field) => {
      await importCase(first);
      const before = await life();
      const report = await importCase(then);
      expect(report).toMatchObject({ changed: 0, unchanged: 1 });
      expect(report.conflicts.shown[0]).toMatchObject({
        line: 2,
        externalId: '101',
        number: (await onlyTicket()).number,
        field,
      });
      expect(await life()).toEqual(before);
    },
  );

  test('it is reported each time until the source agrees again, and what agrees is appended all the same', async () => {
    await importCase({});
    const renamed = { ...CLOSED, case_title: 'Lamp' };
    expect(await importCase(renamed)).toMatchObject({ changed: 1, conflicts: { count: 1 } });
    expect((await onlyTicket()).state).toBe('closed');
    expect(await importCase(renamed)).toMatchObject({ changed: 0, conflicts: { count: 1 } });
    expect(await importCase(CLOSED)).toMatchObject({ changed: 0, conflicts: { count: 0 } });
  });

  test('a ticket that was handled here is not answered over our heads', async () => {
    await importCase({});
    const { id, custodyId } = await onlyTicket();
    await at.huiyin.ledger.write(async (entry) => {
      entry.append({
        ticketId: id,
        actor: 'somebody',
        occurredAt: entry.now,
        kind: 'replied',
        data: { custodyId, words: null, automatic: false, outcome: 'resolved' },
      });
    });
    const before = await life();
    const report = await importCase(CLOSED);
    expect(report.conflicts.shown).toMatchObject([
      { field: 'steps', message: { en: expect.stringContaining('handled here') } },
    ]);
    expect(await life()).toEqual(before);
  });
});

test('after each reading the stored rows are what the events fold to, and the ledger verifies', async () => {
  for (const change of [
    {},
    { department: 'ISD' },
    { ontime: 'OVERDUE' },
    CLOSED,
    { ...CLOSED, department: 'ISD' },
  ]) {
    await importCase(change);
    const stored = await onlyTicket();
    const ticket = fold(await eventsOf(at.huiyin.store.read, stored.id));
    if (!ticket) throw new Error('no events');
    const { codeHash: _, ...row } = stored;
    expect(row).toEqual(project(ticket).ticket);
  }
  expect(await verifyLedger(at.huiyin)).toMatchObject({ ok: true, found: [], tickets: 1, submissions: 1 });
});

test('what was imported belongs to its source alone: another profile’s case of the same id is another ticket', async () => {
  await importCase({});
  const path = files.write(
    '留言编号,留言主题,留言时间,留言详情,答复意见,答复时间\n101,灯,2020/1/6 12:09,不亮,好,2020/1/7 12:09',
  );
  await runImport(at.huiyin, { path, profile: 'message-board' });
  const made = await at.huiyin.store.read
    .select({ sourceId: tickets.sourceId })
    .from(tickets)
    .where(eq(tickets.lodgedBy, 'citizen'));
  expect(made.map(({ sourceId }) => sourceId).toSorted()).toEqual(['boston311', 'message-board']);
});
