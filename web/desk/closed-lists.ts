import type { Channel, Kind, Urgency } from '../../ingest/submission.ts';
import type { TicketState } from '../../api/contract/common.ts';

/** The closed lists of the domain in the order in which they are shown. */
export const STATES = [
  'pending',
  'dispatched',
  'handling',
  'answered',
  'closed',
] as const satisfies readonly TicketState[];
export const KINDS = [
  'complaint',
  'consultation',
  'help',
  'suggestion',
  'report',
  'praise',
] as const satisfies readonly Kind[];
export const URGENCIES = ['normal', 'urgent', 'critical'] as const satisfies readonly Urgency[];
export const CHANNELS = [
  'hotline',
  'counter',
  'public-account',
  'online',
] as const satisfies readonly Channel[];
