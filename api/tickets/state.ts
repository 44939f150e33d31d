import type { Channel, Disclosure, Kind, Urgency } from '../../ingest/submission.ts';
import type { TicketState as StateName } from '../contract/common.ts';

export type Custody = {
  id: string;
  /** Null while an imported ticket belongs to no group. */
  department: string | null;
  role: 'lead' | 'assist';
  /** The centre's own custody, before or between departments. */
  centre: boolean;
  openedAt: number;
  /** For the centre: when it must have been dispatched. */
  signDueAt: number | null;
  answerDueAt: number | null;
  signedAt: number | null;
  endedAt: number | null;
  endedBy: 'replied' | 'returned' | 'transferred' | 'withdrawn' | 'refused' | 'invalid' | null;
  /** By whom a person-made dispatch is told from a rule's. */
  by: 'rule' | 'person' | 'import' | 'return' | 'reopen' | 'receipt';
};

export type Rating = {
  id: string;
  custodyId: string | null;
  department: string | null;
  level: number;
  active: boolean;
  rawKey: string;
  scale: string;
  channel: Channel;
  sourceId: string;
  window: string | null;
  service: string | null;
  reasons: string[];
  commentId: string | null;
  ratedAt: number;
  sequence: number;
};

export type Rectification = {
  id: string;
  ratingId: string;
  department: string | null;
  openedAt: number;
  dueAt: number;
  closedAt: number | null;
  sequence: number;
};

export type RunningClock = {
  name: 'dispatch' | 'sign' | 'answer' | 'rectification';
  startedAt: number;
  dueAt: number;
};

/** A ticket as its events say: folded by `fold.ts`, the same for decisions, projections and facts. */
export type Ticket = {
  id: string;
  /** Sequence number of the `received` event. */
  key: number;
  number: string;
  sourceId: string;
  feed: string;
  source: string;
  channel: Channel;
  kind: Kind;
  urgency: Urgency;
  category: string | null;
  subcategory: string | null;
  campus: string | null;
  service: string | null;
  disclosure: Disclosure;
  lodgedBy: 'citizen' | 'staff';
  imported: boolean;
  completedOnly: boolean;
  timeFault: boolean;
  sourceOnTime: boolean | null;
  centre: string | null;
  receivedAt: number;
  /** Original due time of the answer: never lengthened. */
  dueAt: number | null;
  state: StateName;
  /** 1 for the first, one more for each reopening. */
  episode: number;
  /** Number of events: what `If-Match` compares. */
  version: number;
  custodies: Custody[];
  /** Custody of the lead, null while an import names none. */
  leadId: string | null;
  /** The last answer in force; null again once reopened. */
  answeredAt: number | null;
  /** Custody whose answer is in force, or was the last. */
  answeredBy: string | null;
  firstAnsweredAt: number | null;
  /** Withdrawn, refused or invalid. */
  endedAt: number | null;
  endedBy: 'withdrawn' | 'refused' | 'invalid' | null;
  closedAt: number | null;
  firstClosedAt: number | null;
  firstReopenedAt: number | null;
  firstActiveRatedAt: number | null;
  ratings: Rating[];
  rectifications: Rectification[];
};
