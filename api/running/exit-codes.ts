/** What the server's and the command line's exit codes mean; `--help` lists them. */
export const EXIT = {
  ok: 0,
  /** It ran, and the answer is no: `verify` found something, or work broke off. */
  failed: 1,
  /** Wrong arguments, input or settings. */
  usage: 2,
  /** Another process holds the data folder or the port; try again later. */
  busy: 3,
  /** The database is not of the kind that was asked for, or is newer than this build. */
  refused: 4,
  /** Interrupted by Ctrl-C, as shells count it. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
