import { duckdbFactStore } from './duckdb.ts';
import { memoryFactStore } from './memory.ts';
import type { FactStore } from './store.ts';

/** Every kind of fact store, by the scheme of its URL. A new one is a file and a line. */
export const FACT_STORES: readonly { scheme: string; open: (path: string) => Promise<FactStore> }[] = [
  { scheme: 'duckdb', open: (path) => duckdbFactStore(path) },
  { scheme: 'memory', open: async () => memoryFactStore() },
];

/**
 * Opens the store that a URL names: `duckdb:/path/facts.duckdb`, or `memory:` for the reference, which keeps nothing.
 *
 * @throws RangeError on an unknown scheme, and whatever the store says when it cannot open
 */
export async function openFactStore(url: string): Promise<FactStore> {
  const scheme = url.slice(0, Math.max(0, url.indexOf(':')));
  const known = FACT_STORES.find((each) => each.scheme === scheme);
  if (!known) {
    const schemes = FACT_STORES.map((each) => `${each.scheme}:`).join(', ');
    throw new RangeError(
      `ANALYTICS_URL 须以 ${schemes} 之一开头 / ANALYTICS_URL must begin with one of ${schemes}, not "${url}"`,
    );
  }
  return known.open(url.slice(scheme.length + 1));
}
