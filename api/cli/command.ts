import type { Bilingual } from '../contract/common.ts';
import type { Huiyin } from '../huiyin.ts';
import type { DataLock } from '../running/data-lock.ts';
import type { ExitCode } from '../running/exit-codes.ts';
import type { Settings } from '../settings.ts';
import type { Io } from './io.ts';

/** An option as `parseArgs` takes it, with what the help says of it. */
export type OptionDescription = {
  type: 'string' | 'boolean';
  short?: string;
  multiple?: boolean;
  /** What stands for the value in the help, `DIM,…`; none for a switch. */
  value?: string;
  says: Bilingual;
};

/** Arguments after parsing: positionals and options, strings and switches apart. */
export type Args = {
  positionals: string[];
  text(option: string): string | undefined;
  texts(option: string): string[];
  given(option: string): boolean;
};

type Described = {
  summary: Bilingual;
  /** Forms of use, without the name of the program. */
  usage: readonly string[];
  /** What one must know beyond the options. */
  details: readonly Bilingual[];
  options: Readonly<Record<string, OptionDescription>>;
  /** How many positionals there may be. */
  positionals: { least: number; most: number };
};

/** Where a command works that opens no installation. */
export type Place = { settings: Settings; root: string; lock: DataLock };

/**
 * One command. Those that work on an installation run in the server where one runs, else in this process; those that
 * work on the store need nothing else of it, so that they run on a damaged one too; those that work on the folder run
 * only while nobody else holds it.
 */
export type Command = Described &
  (
    | { works: 'installation'; run(huiyin: Huiyin, args: Args, io: Io): Promise<ExitCode> }
    | { works: 'store'; run(huiyin: Pick<Huiyin, 'store'>, args: Args, io: Io): Promise<ExitCode> }
    | { works: 'folder'; run(place: Place, args: Args, io: Io): Promise<ExitCode> }
  );

/** A line of the registry. */
export type CommandEntry = {
  name: string;
  summary: Bilingual;
  /** Begins an installation where there is none; the others then look for a demonstration. */
  begins: boolean;
  /** Loaded when it is asked for: most of a command line's time is loading. */
  load(): Promise<Command>;
};
