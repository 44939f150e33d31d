import type { CommandEntry } from '../command.ts';

/** Every command, in the order in which the help lists them. */
export const COMMANDS: readonly CommandEntry[] = [];

export function findCommand(name: string): CommandEntry | null {
  return COMMANDS.find((command) => command.name === name) ?? null;
}
