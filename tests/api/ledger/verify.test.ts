import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { asc, eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contentHash } from '../../../api/intake/idempotency.ts';
import { receive } from '../../../api/intake/receive.ts';
import { openDatabase } from '../../../api/ledger/database.ts';
import { custodies, events, ratings, submissions, texts, tickets } from '../../../api/ledger/schema.ts';
import { verifyLedger } from '../../../api/ledger/verify.ts';
import { submit } from '../../../api/public/submit.ts';
import { openTestInstallation, type TestInstallation } from '../../support/open-test-installation.ts';

let installation: TestInstallation;
beforeEach(async () => {
  installation = await openTestInstallation();
});
afterEach(() => installation.close());

const write = () => installation.huiyin.store.write;
const verify = () => verifyLedger(installation.huiyin);

async function lodge(count: number): Promise<void> {
  for (let at = 0; at < count; at += 1)
    await submit(
      installation.huiyin,
      {
        kind: 'complaint',
        text: `第${at}号宿舍楼热水器坏了，三天没有热水`,
        disclosure: 'department',
        person: { phone: '13800138000' },
        language: 'zh',
      },
      `key-${at}`,
    );
}

async function rateAlone(level: 3 | 4 | 5, comment: string | null): Promise<void> {
  const { huiyin } = installation;
  await receive(huiyin, {
    submission: {
      sourceId: 'kiosk',
      externalId: `w1:${level}`,
      channel: 'counter',
      occurredAt: huiyin.clock(),
      content: {
        type: 'rating',
        level,
        rawKey: String(level),
        scale: 'five',
        active: true,
        ticketNumber: null,
        phone: null,
        window: null,
        service: 'cards',
        reasons: [],
        comment,
      },
    },
    raw: null,
    contentHash: contentHash(huiyin.keys, { level }),
    actor: 'source:kiosk',
    lodgedBy: 'citizen',
    department: null,
    directReply: null,
  });
}

test('an untouched ledger fits, ratings without a ticket included', async () => {
  await lodge(3);
  await rateAlone(5, '很快');
  await rateAlone(4, null);
  expect(await verify()).toMatchObject({ ok: true, faults: 0, events: 5, tickets: 3, submissions: 5 });
});

test('an empty ledger fits', async () => {
  expect(await verify()).toMatchObject({ ok: true, events: 0, tickets: 0, head: null });
});

describe('a hand in the database', () => {
  beforeEach(async () => {
    await lodge(4);
  });
  /** Who can write the file can take the guards out of it. */
  const unguard = async (...guards: string[]): Promise<void> => {
    for (const guard of guards) await write().run(sql.raw(`DROP TRIGGER ${guard}`));
  };

  test('one byte changed in the file is named as its event', async () => {
    const { huiyin } = installation;
    await huiyin.store.writeClient.execute('PRAGMA wal_checkpoint(TRUNCATE)');
    const path = join(huiyin.settings.data, 'huiyin.db');
    const bytes = readFileSync(path);
    // within the data of the third event: the first sign of its number
    const [third] = await reopened((store) => store.read.select().from(events).where(eq(events.sequence, 3)));
    const number = /"number":"(HY\d+)"/.exec(third?.data ?? '')?.[1] ?? '';
    const at = bytes.indexOf(`"number":"${number}"`);
    expect(at).toBeGreaterThan(0);
    const file = openSync(path, 'r+');
    writeSync(file, 'X', at + '"number":"'.length);
    closeSync(file);
    const report = await reopened((store) => verifyLedger({ store }));
    expect(report.ok).toBe(false);
    expect(report.found[0]).toMatchObject({ table: 'events', sequence: 3, column: 'hash' });
    expect(report.found.filter((fault) => fault.column === 'hash')).toHaveLength(1);
  });

  test('a byte that makes the data no text at all is named too', async () => {
    await unguard('events_no_update');
    await write().run(sql`UPDATE events SET data = CAST(X'FF' || data AS BLOB) WHERE sequence = 2`);
    expect((await verify()).found[0]).toMatchObject({ sequence: 2, column: 'hash' });
  });

  test('a changed actor or time breaks the chain at its event', async () => {
    await unguard('events_no_update');
    await write().update(events).set({ actor: 'somebody' }).where(eq(events.sequence, 2));
    await write().update(events).set({ occurredAt: 5 }).where(eq(events.sequence, 4));
    const { found } = await verify();
    expect(found.filter((fault) => fault.column === 'hash').map((fault) => fault.sequence)).toEqual([2, 4]);
  });

  test('an event that was taken out is missing', async () => {
    await unguard('events_no_delete');
    await write().delete(events).where(eq(events.sequence, 2));
    expect((await verify()).found[0]).toMatchObject({
      sequence: 2,
      message: { en: expect.stringContaining('missing') },
    });
  });

  test('a ticket whose row was changed is named with its column', async () => {
    const [row] = await write().select().from(tickets).orderBy(asc(tickets.key)).limit(1);
    await write()
      .update(tickets)
      .set({ state: 'closed' })
      .where(eq(tickets.id, row?.id ?? ''));
    const report = await verify();
    expect(report).toMatchObject({ ok: false, faults: 1 });
    expect(report.found[0]).toMatchObject({ table: 'tickets', ticket: row?.number, column: 'state' });
  });

  test('a row that no event explains is found, and one that is gone', async () => {
    const [row] = await write().select().from(custodies).limit(1);
    if (!row) throw new Error('no custody');
    await write()
      .insert(custodies)
      .values({ ...row, id: 'made-up' });
    await write().delete(tickets).where(eq(tickets.key, 2));
    const { found } = await verify();
    expect(found.find((fault) => fault.table === 'custodies')?.message.en).toContain('no event explains');
    expect(found.find((fault) => fault.table === 'tickets')?.message.en).toContain('is missing');
    expect(found.find((fault) => fault.table === 'submissions')?.column).toBe('ticket_id');
  });

  test('changed words do not fit their hash; erased words have nothing to fit', async () => {
    const [title, body] = await write().select().from(texts).orderBy(asc(texts.id)).limit(2);
    await write()
      .update(texts)
      .set({ body: null, salt: null, erasedAt: 1 })
      .where(eq(texts.id, title?.id ?? ''));
    expect((await verify()).ok).toBe(true);
    await write()
      .update(texts)
      .set({ body: '别的话' })
      .where(eq(texts.id, body?.id ?? ''));
    expect((await verify()).found[0]).toMatchObject({ table: 'texts', column: 'body' });
  });

  test('a rating without a ticket that was improved is named by its event', async () => {
    await rateAlone(3, null);
    await write().update(ratings).set({ level: 5 });
    expect((await verify()).found[0]).toMatchObject({ table: 'ratings', ticket: '#5', column: 'level' });
  });

  test('a rating that no event knows is found', async () => {
    await rateAlone(3, null);
    const [row] = await write().select().from(ratings).limit(1);
    if (!row) throw new Error('no rating');
    await write()
      .insert(ratings)
      .values({ ...row, id: 'made-up' });
    expect((await verify()).found[0]?.message.en).toContain('made-up');
  });

  test('a submission that points nowhere is named by source and id', async () => {
    await write().update(submissions).set({ ticketId: 'nowhere' }).where(eq(submissions.externalId, 'key-1'));
    expect((await verify()).found[0]).toMatchObject({
      table: 'submissions',
      message: { en: expect.stringContaining('web/key-1') },
    });
  });
});

test.each([
  'events_no_update',
  'events_no_delete',
  'events_no_replace',
  'audit_no_update',
  'audit_no_delete',
  'audit_no_replace',
  'access_log_no_update',
  'access_log_no_delete',
  'access_log_no_replace',
])('a ledger that has lost its guard %s is named, though nothing in it was changed', async (guard) => {
  await lodge(1);
  await write().run(sql.raw(`DROP TRIGGER ${guard}`));
  const report = await verify();
  expect(report).toMatchObject({ ok: false, faults: 1 });
  expect(report.found[0]).toMatchObject({
    table: guard.replace(/_no_.*/, ''),
    message: { zh: expect.stringContaining(guard), en: expect.stringContaining(guard) },
  });
});

test('a guard that is there and refuses nothing is named as well', async () => {
  await lodge(1);
  await write().run(sql.raw('DROP TRIGGER audit_no_delete'));
  await write().run(sql.raw('CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT 1; END'));
  const report = await verify();
  expect(report).toMatchObject({ ok: false, faults: 1 });
  expect(report.found[0]?.message.en).toContain('audit_no_delete');
});

test('it can be interrupted', async () => {
  await lodge(1);
  const stopped = AbortSignal.abort();
  await expect(verifyLedger(installation.huiyin, () => {}, stopped)).rejects.toThrow(/abort/i);
});

async function reopened<T>(
  work: (store: Awaited<ReturnType<typeof openDatabase>>) => Promise<T>,
): Promise<T> {
  const store = await openDatabase(
    installation.huiyin.settings.databaseUrl,
    join(import.meta.dirname, '../../..'),
  );
  try {
    return await work(store);
  } finally {
    store.close();
  }
}
