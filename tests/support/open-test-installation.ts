import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pino } from 'pino';
import { v7 } from 'uuid';
import type { FactStore } from '../../analytics/stores/store.ts';
import type { Projector } from '../../api/facts/projector.ts';
import { openProjector } from '../../api/facts/tail.ts';
import type { Huiyin } from '../../api/huiyin.ts';
import { openKeys } from '../../api/keys.ts';
import { openDatabase } from '../../api/ledger/database.ts';
import { Ledger } from '../../api/ledger/ledger.ts';
import { campuses, categories, departments, services } from '../../api/ledger/schema.ts';
import { LiveBus } from '../../api/live/bus.ts';
import { calendarOf } from '../../api/organisation/calendar-of.ts';
import { Organisation } from '../../api/organisation/organisation.ts';
import type { Settings } from '../../api/settings.ts';
import { NumberAllocator } from '../../api/tickets/number-allocator.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** A Monday, 10:00 in Shanghai. */
export const MONDAY = Date.parse('2026-11-23T10:00:00+08:00');

export type TestInstallation = {
  huiyin: Huiyin;
  /** Where the fixed clock stands; only a test moves it. */
  clock: { now: number; advance(ms: number): void };
  close(): Promise<void>;
};

export type TestInstallationOptions = {
  /** `duckdb` opens real facts in a temporary file and the projector that feeds them; `none` for who asks for none. */
  facts?: 'none' | 'duckdb';
};

/**
 * An installation on a temporary folder with a clock that stands still and chance that repeats: everything real but
 * the facts, which cost a test 100 ms and are there only where they are asked for.
 */
export async function openTestInstallation(
  changes: Partial<Settings> = {},
  { facts = 'none' }: TestInstallationOptions = {},
): Promise<TestInstallation> {
  const data = mkdtempSync(join(tmpdir(), 'huiyin-test-'));
  const settings: Settings = {
    data,
    databaseUrl: `file:${join(data, 'huiyin.db')}`,
    analyticsUrl: facts === 'duckdb' ? `duckdb:${join(data, 'facts.duckdb')}` : 'memory:',
    host: '127.0.0.1',
    port: 8311,
    url: 'http://127.0.0.1:8311',
    zone: 'Asia/Shanghai',
    demonstration: false,
    proxyHeader: null,
    rateLimits: true,
    logLevel: 'silent',
    ...changes,
  };
  const clock = {
    now: MONDAY,
    advance(ms: number) {
      clock.now += ms;
    },
  };
  const store = await openDatabase(settings.databaseUrl, ROOT);
  const ledger = await Ledger.open(store, () => clock.now);
  await ledger.write(async ({ tx }) => {
    await tx.insert(campuses).values([{ code: 'east', nameZh: '东校区', nameEn: 'East campus' }]);
    await tx.insert(departments).values([
      { code: 'centre', nameZh: '诉求中心', nameEn: 'Centre', centre: true },
      { code: 'logistics', nameZh: '后勤处', nameEn: 'Logistics' },
      { code: 'canteen', nameZh: '饮食中心', nameEn: 'Canteens', parent: 'logistics' },
      { code: 'it', nameZh: '信息中心', nameEn: 'IT' },
    ]);
    await tx
      .insert(categories)
      .values([{ code: 'food', nameZh: '饮食', nameEn: 'Food', department: 'canteen' }]);
    await tx.insert(services).values([{ code: 'cards', nameZh: '一卡通', nameEn: 'Campus cards' }]);
  });
  const organisation = await Organisation.open(store.read);
  let drawn = 0;
  const base: Omit<Huiyin, 'projector'> = {
    settings,
    clock: () => clock.now,
    random: (bytes) => chance(bytes, drawn++),
    newId: () => v7(),
    log: pino({ level: 'silent' }),
    keys: openKeys(data),
    store,
    ledger,
    facts: facts === 'duckdb' ? await realFacts(settings.analyticsUrl) : noFacts(),
    live: new LiveBus(),
    organisation,
    calendar: calendarOf(settings.zone, organisation),
    numbers: new NumberAllocator(),
    suggester: { propose: () => null, refresh: async () => {} },
  };
  const projector = facts === 'duckdb' ? await openProjector(base) : noProjector(ledger);
  const huiyin: Huiyin = { ...base, projector };
  return {
    huiyin,
    clock,
    async close() {
      await ledger.close();
      await projector.stop();
      if (facts === 'duckdb') await huiyin.facts.close();
      store.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Bytes that differ from draw to draw and repeat from run to run. */
function chance(bytes: number, draw: number): Uint8Array {
  const parts: Buffer[] = [];
  for (let have = 0; have < bytes; have += 32)
    parts.push(createHash('sha256').update(`${draw}/${have}`).digest());
  return new Uint8Array(Buffer.concat(parts).subarray(0, bytes));
}

// imported only where it is wanted: DuckDB's library takes a while to load
async function realFacts(url: string): Promise<FactStore> {
  const { openFactStore } = await import('../../analytics/stores/index.ts');
  return openFactStore(url);
}

function noProjector(ledger: Ledger): Projector {
  return {
    get position() {
      return ledger.position;
    },
    behind: () => 0,
    caughtUp: async () => {},
    alone: () => Promise.reject(new Error('this installation was opened without facts')),
    stop: async () => {},
  };
}

function noFacts(): FactStore {
  return new Proxy({} as FactStore, {
    get(_, name) {
      throw new Error(`this test asked the facts for ${String(name)}`);
    },
  });
}
