import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { asc } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runImport, type ImportRequest } from '../../../api/imports/run-import.ts';
import {
  audit,
  custodies,
  events,
  feeds,
  imports,
  persons,
  submissions,
  texts,
  tickets,
} from '../../../api/ledger/schema.ts';
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

const read = <T>(query: (db: TestInstallation['huiyin']['store']['read']) => T) =>
  query(at.huiyin.store.read);
const importText = (content: string | Uint8Array, more: Partial<ImportRequest> = {}) =>
  runImport(at.huiyin, { path: files.write(content), profile: 'boston311', ...more });
const rows = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => bostonRow(from + index, index % 2 === 0 ? CLOSED : {}));

describe('a case becomes a ticket', () => {
  test('with the events that the source tells, at its own times, recorded now, by the profile', async () => {
    await importText(bostonText(bostonRow(101, CLOSED)));
    const life = await read((db) => db.select().from(events).orderBy(asc(events.sequence)));
    const opened = Date.parse('2011-07-01T01:32:33Z');
    const closed = Date.parse('2011-07-03T09:00:00Z');
    expect(life.map((event) => [event.kind, event.occurredAt])).toEqual([
      ['received', opened],
      ['dispatched', opened],
      ['replied', closed],
      ['closed', closed],
    ]);
    expect(new Set(life.map(({ actor }) => actor))).toEqual(new Set(['import:boston311']));
    expect(new Set(life.map(({ recordedAt }) => recordedAt))).toEqual(new Set([at.clock.now]));
    expect(JSON.parse(life[0]?.data ?? '')).toMatchObject({
      imported: true,
      completedOnly: false,
      feed: 'boston311',
      source: 'Constituent Call',
      channel: 'hotline',
      dueAt: Date.parse('2011-07-15T01:32:32Z'),
      sourceOnTime: true,
      timeFault: false,
      centre: null,
    });
  });

  test('with a number of the day of its receipt here, its words, nobody’s name, and no audit row of its own', async () => {
    await importText(bostonText(bostonRow(101, CLOSED), bostonRow(102, CLOSED)));
    const [ticket] = await read((db) => db.select().from(tickets).orderBy(asc(tickets.key)));
    expect(ticket).toMatchObject({ department: 'PWDx', state: 'closed', disclosure: 'anonymous' });
    expect(ticket?.number).toMatch(/^HY20110701000001\d$/);
    const said = await read((db) => db.select().from(texts));
    expect(said.map(({ role, body }) => [role, body]).slice(0, 2)).toEqual([
      ['title', 'Street light 101'],
      ['reply', 'Fixed'],
    ]);
    expect(await read((db) => db.select().from(persons))).toEqual([]);
    const actions = await read((db) => db.select().from(audit));
    expect(
      actions.map(({ action, firstSequence, lastSequence }) => [action, firstSequence, lastSequence]),
    ).toEqual([
      ['source.add', null, null],
      ['import', 1, 8],
    ]);
  });

  test('a closing before the opening is kept, marked and reported', async () => {
    const report = await importText(
      bostonText(bostonRow(101, { ...CLOSED, closed_dt: '2011-06-30 00:00:00' })),
    );
    expect(report.faults['negative-duration']).toMatchObject({
      count: 1,
      shown: [{ line: 2, field: 'closed_dt' }],
    });
    const [received] = await read((db) => db.select().from(events));
    expect(JSON.parse(received?.data ?? '')).toMatchObject({ timeFault: true });
  });

  test('a profile’s files are one source, which takes no deliveries', async () => {
    await importText(bostonText(bostonRow(101)));
    expect(at.huiyin.organisation.now.sources.get('boston311')).toMatchObject({
      adapter: 'import',
      active: true,
    });
    const [submission] = await read((db) => db.select().from(submissions));
    expect(submission).toMatchObject({ sourceId: 'boston311', externalId: '101', opened: true, raw: null });
  });

  test('a snapshot names the feed, and the feed is read until its latest time', async () => {
    const report = await importText(
      [
        'unique_key,created_date,closed_date,agency,complaint_type,descriptor,snapshot',
        '1,2026-04-12T10:00:00.000,,NYPD,Noise,Loud,2026-04-14',
        '2,2026-04-12T10:00:00.000,2026-04-12T11:30:00.000,NYPD,Noise,Loud,2026-04-14',
      ].join('\n'),
      { profile: 'nyc311' },
    );
    const watermark = { id: 'nyc311:2026-04-14', readAt: Date.parse('2026-04-12T11:30:00Z') };
    expect(report.feeds).toEqual([watermark]);
    expect(await read((db) => db.select().from(feeds))).toEqual([watermark]);
    const made = await read((db) => db.select({ feed: tickets.feed }).from(tickets));
    expect(made).toEqual([{ feed: watermark.id }, { feed: watermark.id }]);
  });
});

describe('lines that cannot stand', () => {
  test('a broken line 17 costs only itself, and is named with its field, its value and why, in both languages', async () => {
    const all = rows(0, 40);
    all[15] = bostonRow(15, { open_dt: 'yesterday' });
    const report = await importText(bostonText(...all));
    expect(report).toMatchObject({ rows: 40, cases: 39, created: 39, state: 'finished' });
    expect(report.refused).toEqual({
      count: 1,
      file: null,
      shown: [
        {
          line: 17,
          field: 'open_dt',
          value: 'yesterday',
          message: { zh: expect.stringContaining('open_dt'), en: expect.stringContaining('yesterday') },
        },
      ],
    });
  });

  test('past ten thousand the report shows the first and says in which file all of them are', async () => {
    const broken = Array.from({ length: 10_003 }, (_, index) => bostonRow(index, { open_dt: '' }));
    const report = await importText(bostonText(...broken));
    expect(report.refused.count).toBe(10_003);
    expect(report.refused.shown).toHaveLength(10_000);
    const kept = readFileSync(report.refused.file ?? '', 'utf8')
      .trimEnd()
      .split('\n');
    expect(kept).toHaveLength(10_003);
    expect(JSON.parse(kept.at(-1) ?? '')).toMatchObject({ line: 10_004, field: 'open_dt' });
  });

  test.each([
    ['a profile that does not exist', { profile: 'paris311' }, 'unknown-profile', 'profile'],
    ['a file that is not there', { path: '/nowhere/file.csv' }, 'not-found', 'path'],
    ['a zone that does not exist', { timezone: 'Moon/Crater' }, 'unknown-timezone', 'timezone'],
    ['a file without the columns', { profile: 'nyc311' }, 'missing-columns', 'path'],
  ])('%s is refused whole, by name, and leaves nothing', async (_, change, code, field) => {
    await expect(importText(bostonText(bostonRow(1)), change)).rejects.toMatchObject({
      status: 422,
      code,
      errors: [{ field, message: { zh: expect.any(String), en: expect.any(String) } }],
    });
    expect(await read((db) => db.select().from(imports))).toEqual([]);
    expect(at.huiyin.ledger.position).toBe(0);
  });
});

describe('files as they come', () => {
  const board = [
    '留言编号,留言用户,留言主题,留言时间,留言详情,答复意见,答复时间',
    '1,A001,路灯不亮,2020/1/6 12:09,"校门口的路灯\n三天不亮",已修复,2020/1/8 9:00',
  ].join('\n');

  test.each([
    ['GB18030', iconv.encode(board, 'gb18030')],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${board}`)],
    ['gzip', gzipSync(board)],
  ])('%s', async (_, content) => {
    const report = await importText(content, { profile: 'message-board' });
    expect(report).toMatchObject({ created: 1, refused: { count: 0 } });
    const said = await read((db) => db.select({ role: texts.role, body: texts.body }).from(texts));
    expect(said).toEqual([
      { role: 'title', body: '路灯不亮' },
      { role: 'body', body: '校门口的路灯\n三天不亮' },
      { role: 'reply', body: '已修复' },
    ]);
    const [ticket] = await read((db) => db.select().from(tickets));
    expect(ticket?.receivedAt).toBe(Date.parse('2020-01-06T12:09:00+08:00'));
  });

  test('a zone given by hand overrides the profile’s', async () => {
    await importText(bostonText(bostonRow(1)), { timezone: 'America/New_York' });
    const [ticket] = await read((db) => db.select().from(tickets));
    expect(ticket?.receivedAt).toBe(Date.parse('2011-07-01T01:32:33-04:00'));
  });

  test('a case that stands twice is one ticket', async () => {
    const report = await importText(bostonText(bostonRow(1), bostonRow(1), bostonRow(1, CLOSED)));
    expect(report).toMatchObject({ cases: 3, created: 1, unchanged: 1, changed: 1 });
    expect(await read((db) => db.select({ state: tickets.state }).from(tickets))).toEqual([
      { state: 'closed' },
    ]);
  });
});

describe('an import that is interrupted', () => {
  const everything = () =>
    Promise.all([
      read((db) =>
        db
          .select({ number: tickets.number, state: tickets.state, at: tickets.closedAt })
          .from(tickets)
          .orderBy(asc(tickets.number)),
      ),
      read((db) =>
        db
          .select({ department: custodies.department, endedAt: custodies.endedAt })
          .from(custodies)
          .orderBy(asc(custodies.openedAt)),
      ),
      read((db) =>
        db
          .select({ externalId: submissions.externalId })
          .from(submissions)
          .orderBy(asc(submissions.externalId)),
      ),
    ]);

  test('goes on where it was when run again, and ends as if nothing had happened', async () => {
    const content = bostonText(...rows(0, 450), bostonRow(450, { open_dt: '' }));
    const whole = await importText(content);
    const expected = await everything();
    await at.close();

    at = await openTestInstallation();
    const stop = new AbortController();
    const stopped = await importText(content, {
      signal: stop.signal,
      onProgress: ({ created }) => created >= 200 && stop.abort(),
    });
    expect(stopped).toMatchObject({ state: 'stopped', created: 200, feeds: [] });
    const resumed = await importText(content);
    expect(resumed).toMatchObject({
      id: stopped.id,
      resumed: true,
      state: 'finished',
      rows: whole.rows,
      cases: 450,
      created: 450,
      unchanged: 0,
      refused: whole.refused,
    });
    expect(await everything()).toEqual(expected);
    expect((await importText(content)).unchanged).toBe(450);
  });

  test('by an error of the disk, it leaves whole groups and goes on from them', async () => {
    const content = bostonText(...rows(0, 250));
    const { ledger } = at.huiyin;
    const write = ledger.write.bind(ledger);
    let commands = 0;
    ledger.write = (command) => {
      commands += 1;
      if (commands === 4) return Promise.reject(new Error('disk full'));
      return write(command);
    };
    await expect(importText(content)).rejects.toThrow('disk full');
    const partly = await read((db) => db.select().from(tickets));
    expect(partly).toHaveLength(100);
    ledger.write = write;
    expect(await importText(content)).toMatchObject({ resumed: true, created: 250, unchanged: 0 });
    expect(await read((db) => db.select().from(tickets))).toHaveLength(250);
  });

  test('two at a time are refused, not mixed', async () => {
    const path = files.write(bostonText(...rows(0, 10)));
    const first = runImport(at.huiyin, { path, profile: 'boston311' });
    const second = runImport(at.huiyin, { path, profile: 'boston311' });
    const [one, other] = await Promise.allSettled([first, second]);
    expect([one.status, other.status].toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = one.status === 'rejected' ? one.reason : other.status === 'rejected' && other.reason;
    expect(refused).toMatchObject({ status: 409, code: 'import-running' });
  });
});
