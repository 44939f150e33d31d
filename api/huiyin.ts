import type { Logger } from 'pino';
import type { WorkingCalendar } from '../analytics/calendar/working-calendar.ts';
import type { FactStore } from '../analytics/stores/store.ts';
import type { Keys } from './keys.ts';
import type { Store } from './ledger/database.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { Suggester } from './dispatch/suggester.ts';
import type { NumberAllocator } from './tickets/number-allocator.ts';
import type { Organisation } from './organisation/organisation.ts';
import type { LiveBus } from './live/bus.ts';
import type { Projector } from './facts/projector.ts';
import type { Settings } from './settings.ts';

/** An open installation: what routes, commands and workers work with. Made once by `open.ts`. */
export type Huiyin = {
  settings: Settings;
  clock: () => number;
  random: (bytes: number) => Uint8Array;
  /** UUIDv7. */
  newId: () => string;
  log: Logger;
  keys: Keys;
  store: Store;
  ledger: Ledger;
  facts: FactStore;
  projector: Projector;
  live: LiveBus;
  /** Departments, categories, rules, limits and calendar as they stand; reloaded after each change. */
  organisation: Organisation;
  calendar: () => WorkingCalendar;
  numbers: NumberAllocator;
  suggester: Suggester;
};
