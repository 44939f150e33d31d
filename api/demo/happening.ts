import type { Channel, Level } from '../../ingest/submission.ts';
import type { Plot } from './plot.ts';
import type { Topic } from './topic.ts';

/** A matter that somebody will bring to a door. */
export type Lodging = {
  step: 'lodge';
  channel: Channel;
  topic: Topic;
  /** Fixed where many people write of the same thing. */
  campus: string | null;
  dorm: readonly [string, string] | null;
  stalls: Plot['stalls'];
};

/** A face touched at a window, without a ticket; the level is chance's unless it is given. */
export type WindowRating = { step: 'rate-window'; window: string; level: Level | null };

/** What somebody will do to a ticket, if it is still where it was when they meant to. */
export type Move = {
  step:
    | 'classify'
    | 'dispatch'
    | 'sign'
    | 'return'
    | 'note'
    | 'supplement'
    | 'reply'
    | 'close'
    | 'rate'
    | 'rate-default'
    | 'reopen'
    | 'rectify';
  ticketId: string;
  /** Custody that it is about. */
  custodyId: string | null;
};

export type Happening = Lodging | WindowRating | Move;
