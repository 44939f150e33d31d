import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pino } from 'pino';
import { v7 } from 'uuid';
import { chinaCalendar } from '../../analytics/calendar/china.ts';
import type { FactStore } from '../../analytics/stores/store.ts';
import type { Huiyin } from '../../api/huiyin.ts';
import { openKeys } from '../../api/keys.ts';
import { openDatabase } from '../../api/ledger/database.ts';
import { Ledger } from '../../api/ledger/ledger.ts';
import { campuses, categories, departments, services } from '../../api/ledger/schema.ts';
import { LiveBus } from '../../api/live/bus.ts';
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

/**
 * An installation on a temporary folder with a clock that stands still and chance that repeats: everything real but
 * the facts, which nobody here asks for.
 */
export async function openTestInstallation(changes: Partial<Settings> = {}): Promise<TestInstallation> {
  const data = mkdtempSync(join(tmpdir(), 'huiyin-test-'));
  const settings: Settings = {
    data,
    databaseUrl: `file:${join(data, 'huiyin.db')}`,
    analyticsUrl: 'memory:',
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
  const huiyin: Huiyin = {
    settings,
    clock: () => clock.now,
    random: (bytes) => chance(bytes, drawn++),
    newId: () => v7(),
    log: pino({ level: 'silent' }),
    keys: openKeys(data),
    store,
    ledger,
    facts: noFacts(),
    projector: {
      get position() {
        return ledger.position;
      },
      behind: () => 0,
      caughtUp: async () => {},
      stop: async () => {},
    },
    live: new LiveBus(),
    organisation,
    calendar: () => chinaCalendar({ zone: settings.zone }),
    numbers: new NumberAllocator(),
    suggester: { propose: () => null, refresh: async () => {} },
  };
  return {
    huiyin,
    clock,
    async close() {
      await ledger.close();
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

function noFacts(): FactStore {
  return new Proxy({} as FactStore, {
    get(_, name) {
      throw new Error(`this test asked the facts for ${String(name)}`);
    },
  });
}
