import type { Kind } from '../../ingest/submission.ts';
import type { Scene } from './compose.ts';
import type { Someone } from './people.ts';
import type { Topic } from './topic.ts';

/** What only the storyteller knows of a ticket. */
export type Plot = {
  /** Null for a bad rating at a window that opened a ticket of its own. */
  topic: Topic | null;
  kind: Kind;
  scene: Scene;
  language: 'zh' | 'en';
  person: Someone | null;
  /** Who answers for it in the end. */
  department: string;
  /** How often two departments will still hand it to each other. */
  feud: number;
  /** Why it ends without an answer; null for almost all. */
  endsAs: 'withdrawn' | 'refused' | 'invalid' | null;
  /** Where it stays lying until today, so that every queue has something in it. */
  stalls: 'pending' | 'unsigned' | 'unanswered' | null;
  /** Custody that its department will send back. */
  returning: string | null;
  /** What the last answer came to. */
  outcome: 'resolved' | 'partly' | 'explained' | 'unresolved' | null;
};
