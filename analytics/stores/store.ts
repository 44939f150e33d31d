import type { Condition } from '../condition.ts';
import type { AnyFact, FactName, FactRows } from '../facts/schema.ts';
import type { GroupKey } from '../answer.ts';
import type { Clock, Dimension, Filter } from '../question.ts';

/** Everything that a query needs beside the rows: pure data, made once for each question. */
export type Frame = {
  /** Inclusive as-of, epoch ms. */
  asOf: number;
  /** Feeds that were last read at some time: feed -> epoch ms. A feed not named here is read up to as-of. */
  watermarks: Readonly<Record<string, number>>;
  clock: Clock;
  /** Working milliseconds from the calendar's origin to an instant. */
  work: (instant: number) => number;
  /** IANA zone of day, week and month, of a fixed offset or not. */
  zone: string;
};

export type Selection = {
  fact: FactName;
  /** The column that `from`, `to`, `day`, `week` and `month` speak of. */
  basis: string;
  from: number | null;
  to: number | null;
  where: Filter[];
  population: Condition;
};

export type CountsQuery = Selection & {
  by: Dimension[];
  /** Named counts over the population: how many rows meet each condition. */
  counts: Record<string, Condition>;
};
export type CountsCell = { key: GroupKey; counts: Record<string, number> };

export type DurationsQuery = Selection & {
  by: Dimension[];
  /** Column of the start, without `Work`; the store takes the companion column for the working clock. */
  start: string;
  /** Column of the event; an end after C has not happened yet. Null for ages: every row is open at C. */
  stop: string | null;
  /** Column of the competing end, null where there is none. */
  competing: string | null;
  /** Past this many rows the store may answer in buckets (see `buckets.ts`). */
  exactUpTo: number;
};
/**
 * `duration` in ms of the chosen clock; in buckets it is the bucket's upper edge. A row without a start by C is in no
 * cell. A `fault` (the row says so, or its end lies before its start) has duration 0 and belongs in no estimate.
 */
export type DurationCell = {
  key: GroupKey;
  duration: number;
  end: 'event' | 'competing' | 'censored' | 'fault';
  /** From a source of finished cases only: no survival estimate. */
  completedOnly: boolean;
  count: number;
};
export type Durations = { cells: DurationCell[]; binned: boolean };

export type RowsQuery = Selection & {
  /** Rows after this key, in key order; null for the first page. */
  after: string | null;
  limit: number;
};
export type RowsPage = { total: number; rows: AnyFact[]; next: string | null };

/** All current versions of some tickets, ratings without a ticket included: replaces what the store had of them. */
export type FactBatch = {
  /** Keys (`ticketKey`) whose rows of every fact are replaced; keys that are new to the store may be left out. */
  keys: number[];
  rows: FactRows;
  /** Position of the log after this batch; stored in the same transaction. */
  position: number;
  /** True when none of the rows' keys was in the store before, so that nothing needs deleting. */
  fresh: boolean;
};

export interface FactStore {
  counts(query: CountsQuery, frame: Frame): Promise<CountsCell[]>;
  /** The same for each of the dimensions alone, in their order: no more work than for one. */
  countsOfEach(query: CountsQuery, frame: Frame): Promise<CountsCell[][]>;
  durations(query: DurationsQuery, frame: Frame): Promise<Durations>;
  rows(query: RowsQuery, frame: Frame): Promise<RowsPage>;
  apply(batch: FactBatch): Promise<void>;
  /** Sequence number of the last event applied, 0 when empty. */
  position(): Promise<number>;
  /** What the stored rows were folded with (fold, calendar), as given to the last `reset`; null before the first. */
  version(): Promise<string | null>;
  /** Throw all rows away and begin at position 0, with rows folded by this version. */
  reset(version?: string): Promise<void>;
  /** Every stored row of a fact in a stable order, for comparing a rebuild with what was there. */
  dump(fact: FactName): AsyncIterable<AnyFact>;
  close(): Promise<void>;
}
