import type { Submission } from '../../ingest/submission.ts';

/** A submission at the door, with what the door knows beside it. */
export type Arrival = {
  submission: Submission;
  /** As delivered, to be kept; null where nothing may be kept. */
  raw: Uint8Array | null;
  /** Keyed hash of what was delivered: an equal repeat is told from another message with the same id. */
  contentHash: Uint8Array;
  /** Id of the member of staff, or `source:ID`. */
  actor: string;
  lodgedBy: 'citizen' | 'staff';
  /** Department chosen at the counter or on the phone; rules decide where it is null. */
  department: string | null;
  /** Answered while the person was there: the ticket is answered at once by the centre. */
  directReply: string | null;
};

/** What became of a submission; a repeat gets the outcome of the first. */
export type Outcome = {
  repeated: boolean;
  /** True when a repeat carried other content than the first. */
  differs: boolean;
  submissionId: string;
  ticketId: string | null;
  ratingId: string | null;
  /** Whether it made the ticket, or joined one that was there. */
  opened: boolean;
};
