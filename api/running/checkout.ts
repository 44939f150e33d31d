import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Folder of the checkout, where migrations and built pages lie: above this file, be it a source or a bundle's chunk;
 * else where the process was started.
 *
 * @throws Error when neither is a checkout
 */
export function findCheckout(from: string = import.meta.dirname, otherwise: string = process.cwd()): string {
  for (const start of [from, otherwise])
    for (let folder = start; ; folder = dirname(folder)) {
      if (existsSync(join(folder, 'api/ledger/migrations/meta/_journal.json'))) return folder;
      if (folder === dirname(folder)) break;
    }
  throw new Error(`no checkout of Huiyin above ${from}`);
}
