import type { Channel, Kind, Urgency } from '../submission.ts';

/** One row of a file as columns; `line` is the physical line on which the record begins (1 is the header). */
export type RawRecord = { line: number; cells: Record<string, string> };

/** An instant in a life that the source recorded. Times are epoch ms. */
export type HistoryStep =
  | { at: number; step: 'dispatched'; department: string | null }
  | { at: number; step: 'signed' }
  | { at: number; step: 'replied'; text: string | null; automatic: boolean }
  | { at: number; step: 'closed' }
  | { at: number; step: 'reopened' };

/** A ticket's whole history as the source knew it when it was read. */
export type ImportedCase = {
  externalId: string;
  /** Line of the first record, for the report. */
  line: number;
  /** The snapshot it was read from; with the profile's id it names the feed. Null when the file is one reading. */
  snapshot: string | null;
  receivedAt: number;
  channel: Channel;
  /** The source's own word for where it came from (`Constituent Call`). */
  sourceLabel: string;
  /** Lodged by staff rather than by a person outside. */
  lodgedBy: 'citizen' | 'staff';
  kind: Kind;
  urgency: Urgency;
  category: string | null;
  subcategory: string | null;
  campus: string | null;
  title: string | null;
  text: string | null;
  /** The source's own due time, kept as it is even when it lies before the receipt. */
  dueAt: number | null;
  /** The source's own on-time flag in the last row read. */
  sourceOnTime: boolean | null;
  /** In order of time; empty for a ticket nobody has touched. */
  steps: HistoryStep[];
  faults: ImportFault[];
};

/** Something in a row that is kept as it is and reported: never averaged away. */
export type ImportFault = {
  line: number;
  field: string;
  code: 'due-before-receipt' | 'negative-duration' | 'missing-time' | 'after-reading' | 'unknown-value';
  value: string;
  message: { zh: string; en: string };
};

/** A line that could not become a ticket. */
export type RefusedLine = { line: number; field: string; value: string; message: { zh: string; en: string } };

export type ProfileContext = {
  /** IANA zone in which times without an offset are read: `--timezone`, else the profile's own. */
  timezone: string;
};

/**
 * How one kind of file becomes cases. `begin` gives a collector for one run: rows go in, in file order; cases come
 * out as soon as they are complete (at once for one row a case, when the case ends or at `end()` for an event log).
 */
export interface ImportProfile {
  id: string;
  name: { zh: string; en: string };
  /** Columns that must be there; a file without them is refused whole, by name. */
  requiredColumns: readonly string[];
  timezone: string;
  /** Finished cases only: open ones are absent from the source, so no survival estimate. */
  completedOnly: boolean;
  begin(context: ProfileContext): ImportCollector;
}

export interface ImportCollector {
  take(record: RawRecord): { cases: ImportedCase[]; refused: RefusedLine[] };
  end(): { cases: ImportedCase[]; refused: RefusedLine[] };
  /** Until when each snapshot has been read, where the profile can tell (the latest time seen); asked after `end()`. */
  readAt(): Map<string | null, number>;
}
