import type { z } from 'zod';
import type { CalendarChange, CalendarDays } from '../contract/administration.ts';
import { dayNumber } from '../../analytics/calendar/civil-date.ts';
import type { Huiyin } from '../huiyin.ts';
import type { Viewer } from '../identity/session.ts';
import { calendarDays } from '../ledger/schema.ts';
import type { FieldProblem } from '../problem.ts';
import { change } from './change.ts';
import { refuseIfAny } from './known.ts';

const WARN_MS = 120 * 86_400_000;

/** The days that differ from the official calendar, how far that reaches, and a warning before it ends. */
export function calendarView(huiyin: Pick<Huiyin, 'organisation' | 'calendar' | 'clock'>): CalendarDays {
  const { version, coverage, covers } = huiyin.calendar();
  const now = huiyin.clock();
  const until = coverage.lastYear === null ? '' : `${coverage.lastYear}-12-31`;
  return {
    version,
    coveredUntil: until,
    warning: covers(now, now + WARN_MS)
      ? null
      : {
          zh: `节假日安排只到 ${until}，其后按周一至周五计算，请录入新的安排`,
          en: `Public holidays are known until ${until} only; later days count as Monday to Friday until they are entered`,
        },
    overrides: huiyin.organisation.now.calendarDays.map(({ date, working, note }) => ({
      date,
      working,
      note,
    })),
  };
}

/** Puts these days in place of the ones before. Due times that were given stay; what is measured is measured anew. */
export async function putCalendar(
  huiyin: Huiyin,
  viewer: Viewer,
  input: z.infer<typeof CalendarChange>,
): Promise<void> {
  const dates = new Set<string>();
  refuseIfAny(
    input.overrides.flatMap(({ date }, index): FieldProblem[] => {
      const field = `overrides[${index}].date`;
      if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || dayNumber(date) === null)
        return [
          {
            field,
            code: 'not-a-date',
            message: { zh: `“${date}”不是日期`, en: `"${date}" is not a date` },
            expected: 'YYYY-MM-DD',
          },
        ];
      if (dates.has(date))
        return [{ field, code: 'twice', message: { zh: `${date} 重复`, en: `${date} stands twice` } }];
      dates.add(date);
      return [];
    }),
  );
  const before = huiyin.organisation.now.calendarDays;
  await change(huiyin, viewer, 'calendar.change', { before, after: input.overrides }, async ({ tx }) => {
    await tx.delete(calendarDays);
    for (let from = 0; from < input.overrides.length; from += 200)
      await tx.insert(calendarDays).values(input.overrides.slice(from, from + 200));
  });
}
