import { boston311 } from './boston311.ts';
import { helpdeskLog } from './helpdesk-log.ts';
import { incidentLog } from './incident-log.ts';
import { messageBoard } from './message-board.ts';
import { nyc311 } from './nyc311.ts';
import type { ImportProfile } from './profile.ts';

/** Every kind of file that can be imported, in the order in which it is listed. */
export const IMPORT_PROFILES: readonly ImportProfile[] = [
  boston311,
  nyc311,
  messageBoard,
  incidentLog,
  helpdeskLog,
];
