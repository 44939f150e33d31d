import type { RunningClock } from '../../api/contract/common.ts';

export type Standing = RunningClock['level'] | 'overdue';

/** How a clock stands at `now`: what the server said, but overdue from the very moment it is. */
export function clockStanding(clock: Pick<RunningClock, 'dueAt' | 'level'>, now: number): Standing {
  return now > clock.dueAt ? 'overdue' : clock.level;
}
