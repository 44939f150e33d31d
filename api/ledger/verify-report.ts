import type { Bilingual } from '../contract/common.ts';

/** Something that does not fit. Named so that a person can go and look: the event, the ticket, the column. */
export type VerifyFault = {
  /** Table in which it stands. */
  table: string;
  /** Of the event, null for rows that no single event explains. */
  sequence: number | null;
  /** Number of the ticket, or its id where even that is in doubt. */
  ticket: string | null;
  column: string | null;
  message: Bilingual;
};

export type VerifyReport = {
  ok: boolean;
  events: number;
  tickets: number;
  submissions: number;
  /** What the chain ends with: written down elsewhere, it shows a ledger that was cut off or made anew. */
  head: { sequence: number; hash: string } | null;
  faults: number;
  /** In the order in which they were found, at most a hundred. */
  found: VerifyFault[];
};

export type VerifyStage = 'chain' | 'tickets' | 'submissions';
export type VerifyProgress = (progress: { stage: VerifyStage; done: number; of: number }) => void;

const MOST = 100;

/** Counts everything, and keeps the first hundred. */
export class FaultList {
  readonly found: VerifyFault[] = [];
  count = 0;

  add(fault: VerifyFault): void {
    this.count += 1;
    if (this.found.length < MOST) this.found.push(fault);
  }
}
