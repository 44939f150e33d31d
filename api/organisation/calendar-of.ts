import { chinaCalendar } from '../../analytics/calendar/china.ts';
import type { WorkingCalendar } from '../../analytics/calendar/working-calendar.ts';
import type { CalendarDay, Organisation } from './organisation.ts';

/** The working calendar as the administrator's days stand now; built again only when they change. */
export function calendarOf(zone: string, organisation: Organisation): () => WorkingCalendar {
  let of: readonly CalendarDay[] | null = null;
  let built: WorkingCalendar | null = null;
  return () => {
    const days = organisation.now.calendarDays;
    if (built === null || of !== days) {
      of = days;
      built = chinaCalendar({
        zone,
        overrides: days.map((day) => ({ date: day.date, kind: day.working ? 'working' : 'rest' })),
      });
    }
    return built;
  };
}
