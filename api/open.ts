import type { Logger } from 'pino';
import { openFactStore } from '../analytics/stores/index.ts';
import { keepLearning } from './dispatch/keep-learning.ts';
import { LearntSuggester } from './dispatch/learnt-suggester.ts';
import { openProjector } from './facts/tail.ts';
import type { Huiyin } from './huiyin.ts';
import { openKeys } from './keys.ts';
import { openDatabase } from './ledger/database.ts';
import { Ledger } from './ledger/ledger.ts';
import { openLog } from './log.ts';
import { LiveBus } from './live/bus.ts';
import { announceTickets } from './live/announce.ts';
import { idMaker } from './new-id.ts';
import { calendarOf } from './organisation/calendar-of.ts';
import { Organisation } from './organisation/organisation.ts';
import { pooledRandom } from './pooled-random.ts';
import type { Settings } from './settings.ts';
import { NumberAllocator } from './tickets/number-allocator.ts';

export type OpenOptions = {
  settings: Settings;
  /** Folder of the checkout: migrations and built pages lie below it. */
  root: string;
  clock?: () => number;
  random?: (bytes: number) => Uint8Array;
  log?: Logger;
};

/** An installation that is open, and how to close it: what was accepted is on disk when `close` resolves. */
export type OpenHuiyin = Huiyin & { close(): Promise<void> };

/**
 * Opens an installation: database and migrations, keys, ledger, organisation, facts and the projector that feeds them.
 * Whoever calls holds the lock of the data folder.
 */
export async function openHuiyin(options: OpenOptions): Promise<OpenHuiyin> {
  const { settings, root } = options;
  const clock = options.clock ?? (() => Date.now());
  const random = options.random ?? pooledRandom();
  const log = options.log ?? openLog(settings.logLevel);
  const keys = openKeys(settings.data);
  const store = await openDatabase(settings.databaseUrl, root);
  const ledger = await Ledger.open(store, clock);
  const organisation = await Organisation.open(store.read);
  const live = new LiveBus();
  const calendar = calendarOf(settings.zone, organisation);
  const facts = await openFactStore(settings.analyticsUrl);
  const base = {
    settings,
    clock,
    random,
    newId: idMaker(random, () => Date.now()),
    log,
    keys,
    store,
    ledger,
    facts,
    live,
    organisation,
    calendar,
    numbers: new NumberAllocator(),
    suggester: new LearntSuggester(store.read, organisation),
  };
  const projector = await openProjector(base);
  const huiyin: Huiyin = { ...base, projector };
  const quiet = announceTickets(huiyin);
  const forget = keepLearning(huiyin);
  return {
    ...huiyin,
    async close() {
      quiet();
      forget();
      await ledger.close();
      await projector.stop();
      await facts.close();
      store.close();
    },
  };
}
