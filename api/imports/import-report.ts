import type { ImportFault, RefusedLine } from '../../ingest/imports/profile.ts';
import type { Bilingual } from '../contract/common.ts';

/** A case that the source now tells otherwise than events can be appended for: the ticket stays as it was. */
export type ImportConflict = {
  line: number;
  externalId: string;
  /** Public number of the ticket. */
  number: string;
  field: string;
  /** What the ticket has, and what the file says now. */
  kept: string;
  read: string;
  message: Bilingual;
};

/** What a list of lines shows; where it holds more than it shows, `file` has every one of them, a JSON line each. */
export type Lines<T> = { count: number; shown: T[]; file: string | null };

export type ImportReport = {
  id: string;
  profile: string;
  /** `stopped` when a signal came in between: run again, it goes on where it was. */
  state: 'finished' | 'stopped';
  /** Whether an earlier run of the same file had been interrupted; the counts are of all its runs together. */
  resumed: boolean;
  file: { name: string; encoding: string; timezone: string };
  startedAt: number;
  endedAt: number;
  /** Records of the file, refused ones included, and the cases that they made. */
  rows: number;
  cases: number;
  /** created + changed + unchanged = cases. */
  created: number;
  changed: number;
  unchanged: number;
  refused: Lines<RefusedLine>;
  conflicts: Lines<ImportConflict>;
  /** Kept as the source has it, reported, never averaged; by code. */
  faults: Partial<Record<ImportFault['code'], Lines<ImportFault>>>;
  /** Until when each feed has been read, where the file can tell. */
  feeds: { id: string; readAt: number }[];
  /** Of this run; null when it took no time that the clock shows. */
  rowsPerSecond: number | null;
};

export type ImportProgress = {
  rows: number;
  cases: number;
  created: number;
  changed: number;
  unchanged: number;
  refused: number;
  /** Bytes read after unpacking. */
  bytes: number;
};
