import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import type { AppEnv } from '../identity/session.ts';

const DOORS = [
  { path: '/kiosk', file: 'citizen/kiosk/index.html' },
  { path: '/desk', file: 'staff/desk/index.html' },
  { path: '/board', file: 'staff/board/index.html' },
  { path: '', file: 'citizen/citizen/index.html' },
] as const;

const NOT_BUILT =
  '<!doctype html><meta charset="utf-8"><title>Huiyin</title><p>页面尚未构建 / The pages are not built: npm run build</p>';

/** The four doors: one page each, every address below it, and hashed assets that a browser may keep for a year. */
export function doors(webFolder: string): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const pages = new Map(DOORS.map((door) => [door.path, page(join(webFolder, door.file))]));
  routes.use('/assets/*', compress());
  routes.use(
    '/assets/*',
    serveStatic({
      root: webFolder,
      rewriteRequestPath: (path) => path.replace(/^\/assets/, ''),
      onFound: (_path, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
    }),
  );
  routes.get('/favicon.ico', (c) => c.body(null, 204));
  for (const door of DOORS) {
    const html = pages.get(door.path) ?? NOT_BUILT;
    routes.get(`${door.path}/*`, async (c, next) => {
      // an unknown asset or API address is not a page
      if (/^\/(?:api|assets)\//.test(c.req.path)) return next();
      c.header('cache-control', 'no-cache');
      return c.html(html);
    });
  }
  return routes;
}

function page(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : NOT_BUILT;
}
