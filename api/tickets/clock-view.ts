import type { WorkingCalendar } from '../../analytics/calendar/working-calendar.ts';
import type { RunningClock } from '../contract/common.ts';

/** Yellow once a quarter of the working time is left (电子监察: 黄色预警), red once it is over. */
const YELLOW_SHARE = 0.25;

/** How a clock stands at `now`: working time left and its colour. */
export function clockView(
  clock: { name: string; startedAt: number; dueAt: number },
  now: number,
  calendar: WorkingCalendar,
): RunningClock {
  const overdue = now > clock.dueAt;
  const workLeft = overdue ? -calendar.workBetween(clock.dueAt, now) : calendar.workBetween(now, clock.dueAt);
  const allowed = calendar.workBetween(clock.startedAt, clock.dueAt);
  const level = overdue ? 'red' : workLeft <= allowed * YELLOW_SHARE ? 'yellow' : 'green';
  return {
    name: clockName(clock.name),
    startedAt: clock.startedAt,
    dueAt: clock.dueAt,
    level,
    workLeft: Math.round(workLeft),
  };
}

function clockName(name: string): RunningClock['name'] {
  switch (name) {
    case 'dispatch':
    case 'sign':
    case 'answer':
    case 'rectification':
      return name;
    default:
      throw new Error(`unknown clock "${name}"`);
  }
}
