import { resolve } from 'node:path';
import { findCheckout } from '../running/checkout.ts';
import { EXIT, type ExitCode } from '../running/exit-codes.ts';
import { readServerSettings } from '../running/server-settings.ts';
import { chooseData } from './choose-data.ts';
import { COMMANDS, findCommand } from './commands/index.ts';
import { helpOf, helpOfAll } from './help.ts';
import { said, type Io } from './io.ts';
import { readArgs } from './read-args.ts';
import { telling } from './run-command.ts';
import { throughServer } from './through-server.ts';
import { UsageError } from './usage-error.ts';

/** The whole command line, but for the process around it. */
export function main(
  argv: readonly string[],
  environment: Record<string, string | undefined>,
  io: Io,
): Promise<ExitCode> {
  return telling(io, async () => {
    const [name, ...rest] = argv;
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      for (const line of helpOfAll(COMMANDS, io.reader)) (name === undefined ? io.note : io.out)(line);
      return name === undefined ? EXIT.usage : EXIT.ok;
    }
    const entry = findCommand(name);
    if (!entry) {
      const names = COMMANDS.map((each) => each.name).join(' ');
      throw new UsageError({
        zh: `没有命令“${name}”，可用：${names}`,
        en: `there is no command "${name}"; there are ${names}`,
      });
    }
    const command = await entry.load();
    if (asksForHelp(rest)) {
      for (const line of helpOf(name, command, io.reader)) io.out(line);
      return EXIT.ok;
    }
    // before anything is opened: a slip of the finger costs nothing
    const args = readArgs(command, rest);
    const { folder, note } = chooseData(environment['HUIYIN_DATA'], entry.begins, io.folder);
    if (note) io.note(said(io.reader, note));
    const settings = readServerSettings({ ...environment, HUIYIN_DATA: resolve(io.folder, folder) }, false);
    if (command.works !== 'folder') {
      const exit = await throughServer(settings.data, name, rest, io);
      if (exit !== null) return exit;
    }
    const { runLocally } = await import('./run-locally.ts');
    return runLocally(name, command, args, io, { settings, root: findCheckout() });
  });
}

function asksForHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return (end < 0 ? argv : argv.slice(0, end)).some((each) => each === '--help' || each === '-h');
}
