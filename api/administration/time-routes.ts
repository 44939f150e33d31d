import { createRoute } from '@hono/zod-openapi';
import { CalendarChange, CalendarDays, TimeLimits } from '../contract/administration.ts';
import type { Huiyin } from '../huiyin.ts';
import { requireViewer } from '../identity/session.ts';
import { json, newRoutes, problems, requestBody } from '../openapi.ts';
import { calendarView, putCalendar } from './calendar.ts';
import { putTimeLimits } from './time-limits.ts';

const tags = ['administration'];

/** How long each stage may take, and which days count. */
export function timeRoutes(huiyin: Huiyin) {
  return newRoutes()
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/v1/time-limits',
        tags,
        summary: 'The time limits in force, by kind and urgency',
        responses: { 200: json(TimeLimits), ...problems(401) },
      }),
      (c) => {
        requireViewer(c);
        return c.json(huiyin.organisation.now.limits, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/api/v1/time-limits',
        tags,
        summary: 'A new version of the time limits; `version` is the one that was read',
        request: { body: requestBody(TimeLimits) },
        responses: { 200: json(TimeLimits), ...problems(401, 403, 409, 422) },
      }),
      async (c) => c.json(await putTimeLimits(huiyin, requireViewer(c, 'admin'), c.req.valid('json')), 200),
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/v1/calendar',
        tags,
        summary: 'Days that differ from the official calendar, and how far that is known',
        responses: { 200: json(CalendarDays), ...problems(401) },
      }),
      (c) => {
        requireViewer(c);
        return c.json(calendarView(huiyin), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/api/v1/calendar',
        tags,
        summary: 'All days that differ, in place of the ones before',
        request: { body: requestBody(CalendarChange) },
        responses: { 200: json(CalendarDays), ...problems(401, 403, 422) },
      }),
      async (c) => {
        await putCalendar(huiyin, requireViewer(c, 'admin'), c.req.valid('json'));
        return c.json(calendarView(huiyin), 200);
      },
    );
}
