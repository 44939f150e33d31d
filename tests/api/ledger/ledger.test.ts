import { asc, eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { GENESIS, link } from '../../../api/ledger/chain.ts';
import type { LedgerEvent, NewEvent } from '../../../api/ledger/events.ts';
import { Ledger, type Entry } from '../../../api/ledger/ledger.ts';
import { events, installation as facts } from '../../../api/ledger/schema.ts';
import { openTestInstallation, type TestInstallation } from '../../support/open-test-installation.ts';
import { tamper } from '../../support/tamper.ts';

let installation: TestInstallation;
let ledger: Ledger;
beforeEach(async () => {
  installation = await openTestInstallation();
  ledger = installation.huiyin.ledger;
});
afterEach(() => installation.close());

const signed = (custodyId: string): NewEvent => ({
  ticketId: 't-1',
  actor: 'u-1',
  occurredAt: installation.clock.now,
  kind: 'signed',
  data: { custodyId },
});
const stored = () => installation.huiyin.store.read.select().from(events).orderBy(asc(events.sequence));
const keep = ({ tx }: Entry, name: string) => tx.insert(facts).values({ name, value: '1' });
const has = async (name: string) =>
  (await installation.huiyin.store.read.select().from(facts).where(eq(facts.name, name))).length === 1;

/** Every event follows from the one before it. */
async function expectWhole(): Promise<void> {
  let previous = GENESIS;
  let sequence = 0;
  for (const row of await stored()) {
    sequence += 1;
    expect(row.sequence).toBe(sequence);
    expect(row.hash).toEqual(link(previous, row));
    previous = row.hash;
  }
}

describe('the write gate', () => {
  test('a hundred commands at once are chained in the order in which they came', async () => {
    await Promise.all(
      Array.from({ length: 100 }, (_, turn) =>
        ledger.write(async ({ append }) => append(signed(`c-${turn}`))),
      ),
    );
    expect((await stored()).map((row) => JSON.parse(row.data).custodyId)).toEqual(
      Array.from({ length: 100 }, (_, turn) => `c-${turn}`),
    );
    await expectWhole();
  });

  test('one refusal leaves nothing of itself and spoils no neighbour', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 9 }, (_, turn) =>
        ledger.write(async (entry) => {
          entry.append(signed(`c-${turn}`));
          await keep(entry, `row-${turn}`);
          if (turn % 3 === 1) throw new Error(`refused ${turn}`);
          return turn;
        }),
      ),
    );
    expect(outcomes.map((each) => (each.status === 'fulfilled' ? each.value : String(each.reason)))).toEqual([
      0,
      'Error: refused 1',
      2,
      3,
      'Error: refused 4',
      5,
      6,
      'Error: refused 7',
      8,
    ]);
    expect((await stored()).map((row) => JSON.parse(row.data).custodyId)).toEqual([
      'c-0',
      'c-2',
      'c-3',
      'c-5',
      'c-6',
      'c-8',
    ]);
    expect(await has('row-1')).toBe(false);
    expect(await has('row-2')).toBe(true);
    expect(ledger.position).toBe(6);
    await expectWhole();
  });

  test('a statement that the database refuses is a refusal like any other', async () => {
    await ledger.write((entry) => keep(entry, 'taken'));
    const [broken, fine] = await Promise.allSettled([
      ledger.write(async (entry) => {
        entry.append(signed('c-1'));
        await keep(entry, 'taken');
      }),
      ledger.write(async ({ append }) => append(signed('c-2'))),
    ]);
    expect(broken.status).toBe('rejected');
    expect(fine.status).toBe('fulfilled');
    expect(await stored()).toHaveLength(1);
    await expectWhole();
  });

  test('acknowledges only what another connection can already read', async () => {
    const seen = await Promise.all(
      Array.from({ length: 20 }, async (_, turn) => {
        const { sequence } = await ledger.write(async ({ append }) => append(signed(`c-${turn}`)));
        return (await stored()).some((row) => row.sequence === sequence);
      }),
    );
    expect(seen.every(Boolean)).toBe(true);
  });

  test('when a whole group fails, each is told so, nothing is kept, and the chain goes on from the disk', async () => {
    await ledger.write(async ({ append }) => append(signed('before')));
    const outcomes = await Promise.allSettled([
      ledger.write(async ({ append }) => append(signed('lost'))),
      // ends the transaction under the group's feet, as a full disk does
      ledger.write(async ({ tx }) => {
        await tx.run(sql.raw('ROLLBACK'));
      }),
      ledger.write(async ({ append }) => append(signed('lost too'))),
    ]);
    expect(outcomes.map((each) => each.status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(ledger.position).toBe(1);
    await ledger.write(async ({ append }) => append(signed('after')));
    expect((await stored()).map((row) => JSON.parse(row.data).custodyId)).toEqual(['before', 'after']);
    await expectWhole();
  });

  test('close waits for what was accepted and refuses what comes after', async () => {
    const accepted = Array.from({ length: 30 }, (_, turn) =>
      ledger.write(async ({ append }) => append(signed(`c-${turn}`))),
    );
    await ledger.close();
    await expect(Promise.all(accepted)).resolves.toHaveLength(30);
    await expect(ledger.write(async () => {})).rejects.toThrow('closed');
    expect(await stored()).toHaveLength(30);
  });
});

describe('the clock of the chain', () => {
  test('never goes back, whatever the machine’s does', async () => {
    await ledger.write(async ({ append }) => append(signed('c-1')));
    installation.clock.advance(-3_600_000);
    const later = await ledger.write(async ({ append }) => append(signed('c-2')));
    expect(later.recordedAt).toBe(installation.clock.now + 3_600_000);
    await expectWhole();
  });

  test('a ledger that is opened again goes on where it stood', async () => {
    await ledger.write(async ({ append }) => append(signed('c-1')));
    const again = await Ledger.open(installation.huiyin.store, () => installation.clock.now);
    expect(again.position).toBe(1);
    await again.write(async ({ append }) => append(signed('c-2')));
    await expectWhole();
  });
});

describe('listeners', () => {
  test('hear each command’s events after their commit, in order, and nothing of a refused one', async () => {
    const heard: number[][] = [];
    const stop = ledger.onCommitted((committed: LedgerEvent[]) =>
      heard.push(committed.map((each) => each.sequence)),
    );
    await Promise.allSettled([
      ledger.write(async ({ append }) => [append(signed('a')), append(signed('b'))]),
      ledger.write(async ({ append }) => {
        append(signed('c'));
        throw new Error('refused');
      }),
      ledger.write(async () => {}),
      ledger.write(async ({ append }) => append(signed('d'))),
    ]);
    stop();
    await ledger.write(async ({ append }) => append(signed('e')));
    expect(heard).toEqual([[1, 2], [3]]);
  });
});

describe('the chain, the audit and the access log only grow', () => {
  test.each([
    "UPDATE events SET actor = 'somebody'",
    'DELETE FROM events',
    "UPDATE audit SET actor = 'somebody'",
    'DELETE FROM audit',
    'UPDATE access_log SET reason = NULL',
    'DELETE FROM access_log',
    "INSERT OR REPLACE INTO events SELECT sequence, ticket_id, kind, 'x', occurred_at, recorded_at, data, hash FROM events",
    "INSERT OR REPLACE INTO audit (id, at, actor, action) VALUES ('a', 1, 'somebody', 'sign')",
    "REPLACE INTO audit (rowid, id, at, actor, action) SELECT rowid, 'b', 1, 'somebody', 'sign' FROM audit",
    "REPLACE INTO access_log (id, at, user_id, action) VALUES ('l', 1, 'somebody', 'open')",
  ])('%s is aborted', async (statement) => {
    await ledger.write(async ({ append, tx }) => {
      append(signed('c-1'));
      await tx.run(sql`INSERT INTO audit (id, at, actor, action) VALUES ('a', 1, 'u', 'sign')`);
      await tx.run(sql`INSERT INTO access_log (id, at, user_id, action) VALUES ('l', 1, 'u', 'open')`);
    });
    await expect(installation.huiyin.store.writeClient.execute(statement)).rejects.toThrow(
      /only grows|UNIQUE/,
    );
    await expectWhole();
  });

  test('who drops the triggers first can change it, and then the chain no longer fits', async () => {
    await ledger.write(async ({ append }) => append(signed('c-1')));
    await tamper(installation.huiyin.store, "UPDATE events SET actor = 'somebody'");
    const [row] = await stored();
    expect(row?.hash).not.toEqual(link(GENESIS, row!));
    await expect(installation.huiyin.store.writeClient.execute('DELETE FROM events')).rejects.toThrow(
      'only grows',
    );
  });
});
