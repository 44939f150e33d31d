import type { Hono } from 'hono';
import { swaggerPage } from './doors/api-page.ts';
import { doors } from './doors/doors.ts';
import { allowedMethods, methodNotAllowed } from './allowed-methods.ts';
import { administrationRoutes } from './administration/routes.ts';
import { channelRoutes } from './channels/routes.ts';
import type { Huiyin } from './huiyin.ts';
import { identityRoutes } from './identity/routes.ts';
import { withViewer, type AppEnv } from './identity/session.ts';
import { intakeRoutes } from './intake/routes.ts';
import { kioskRoutes } from './kiosk/routes.ts';
import { liveRoutes } from './live/routes.ts';
import { brokenOff, malformedJson } from './malformed-json.ts';
import { metricRoutes } from './metrics/routes.ts';
import { newRoutes } from './openapi.ts';
import { AppError, notFound, problemResponse } from './problem.ts';
import { publicRoutes } from './public/routes.ts';
import { health } from './running/health.ts';
import { security } from './security/security.ts';
import { ticketRoutes } from './tickets/routes.ts';

/** Every route of the installation, testable through `app.request`. */
export function createApp(huiyin: Huiyin, webFolder: string): Hono<AppEnv> {
  const app = newRoutes();
  app.onError(async (error, c) => {
    if (error instanceof AppError) return problemResponse(c, error);
    // a body that is not JSON, thrown by the validator before any schema saw it
    if ('status' in error && error.status === 400)
      return problemResponse(c, malformedJson(await c.req.text()));
    // whoever hangs up in the midst of a body gets no answer, and is no fault of ours
    const incoming = c.env?.incoming;
    if (incoming?.destroyed && !incoming.complete) return problemResponse(c, brokenOff());
    huiyin.log.error({ error, path: c.req.path }, 'request failed');
    return problemResponse(
      c,
      new AppError(500, 'server-error', {
        zh: '系统出错，已记录，请稍后再试',
        en: 'Something failed here; it was written down',
      }),
    );
  });
  app.notFound((c) => {
    const allowed = allowedMethods(app.routes, c.req.path);
    return problemResponse(
      c,
      allowed.length > 0
        ? methodNotAllowed(c.req.method, allowed)
        : notFound({ zh: `没有 ${c.req.path}`, en: `There is no ${c.req.path}` }),
    );
  });

  app.route('/', security(huiyin));
  app.route('/', health(huiyin));
  app.use('/api/*', withViewer(huiyin));
  app.route('/', identityRoutes(huiyin));
  app.route('/', publicRoutes(huiyin));
  app.route('/', kioskRoutes(huiyin));
  app.route('/', channelRoutes(huiyin));
  app.route('/', ticketRoutes(huiyin));
  app.route('/', intakeRoutes(huiyin));
  app.route('/', administrationRoutes(huiyin));
  app.route('/', metricRoutes(huiyin));
  app.route('/', liveRoutes(huiyin));
  app.doc31('/api/v1/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Huiyin 回音',
      version: '1',
      license: { name: 'Apache-2.0' },
      description:
        'Complaints, requests and praise from four channels: lodged, dispatched, timed, answered, rated, measured. ' +
        'Times are epoch milliseconds. Errors are problem details (RFC 9457) in the language of Accept-Language. ' +
        '时间均为毫秒；错误按 RFC 9457 返回，语言随 Accept-Language。',
    },
    servers: [{ url: huiyin.settings.url }],
  });
  app.route('/', swaggerPage());
  app.route('/', doors(webFolder));
  return app;
}
