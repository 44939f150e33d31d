import { openDatabase } from '../ledger/database.ts';
import { openLog } from '../log.ts';
import { takeDataLock } from '../running/data-lock.ts';
import type { ExitCode } from '../running/exit-codes.ts';
import { peek } from '../running/peek.ts';
import type { Settings } from '../settings.ts';
import type { Args, Command } from './command.ts';
import type { Io } from './io.ts';

/** Where no server runs: takes the data folder, opens what the command needs, and gives both back. */
export async function runLocally(
  name: string,
  command: Command,
  args: Args,
  io: Io,
  where: { settings: Settings; root: string },
): Promise<ExitCode> {
  const lock = await takeDataLock(where.settings.data, name, Date.now());
  try {
    if (command.works === 'folder') return await command.run({ ...where, lock }, args, io);
    const seen = await peek(where.settings.databaseUrl, where.root);
    if (command.works === 'store') {
      const store = await openDatabase(where.settings.databaseUrl, where.root);
      try {
        return await command.run({ store }, args, io);
      } finally {
        store.close();
      }
    }
    const settings = { ...where.settings, demonstration: seen.kind === 'demonstration' };
    // DuckDB and the rest are loaded only by who opens them
    const { openHuiyin } = await import('../open.ts');
    const { furnish } = await import('../running/furnish.ts');
    const log = openLog('warn');
    const huiyin = await openHuiyin({ settings, root: where.root, log });
    try {
      await furnish(huiyin);
      return await command.run(huiyin, args, io);
    } finally {
      await huiyin.close();
    }
  } finally {
    await lock.release();
  }
}
