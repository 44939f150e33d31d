import type { Bilingual } from '../contract/common.ts';

/** `both` where the environment does not say what the reader reads. */
export type Reader = 'zh' | 'en' | 'both';

/** The terminal of whoever gave a command: this process's own, or at the other end of the socket. */
export type Io = {
  /** A line of the answer, for standard output. */
  out(line: string): void;
  /** A line beside the answer, for standard error. */
  note(line: string): void;
  /** How far long work is; replaces what it said before, and is seen on a terminal only. */
  progress(line: string): void;
  reader: Reader;
  /** Folder in which relative paths lie. */
  folder: string;
  /** Ctrl-C, or the other end went away. */
  signal: AbortSignal;
};

export function said(reader: Reader, { zh, en }: Bilingual): string {
  if (reader === 'both') return zh === en ? zh : `${zh} / ${en}`;
  return reader === 'zh' ? zh : en;
}

/** Language by `LC_ALL`, `LC_MESSAGES`, `LANG`, the first that is set. */
export function readerOf(environment: Record<string, string | undefined>): Reader {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  if (/^zh/i.test(locale)) return 'zh';
  return /^en/i.test(locale) ? 'en' : 'both';
}
