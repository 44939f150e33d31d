import { createRequire } from 'node:module';
import { dirname, relative } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { AppEnv } from '../identity/session.ts';

const HTML = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Huiyin API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>`;

const START = `window.SwaggerUIBundle({ url: '/api/v1/openapi.json', dom_id: '#swagger-ui', deepLinking: true });`;

/** Swagger UI sets styles on elements, which the strict policy of our own pages forbids: this page alone allows it. */
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

/** A page to read and try the API: `/api/docs`. Served from the installed package, nothing is fetched. */
export function swaggerPage(): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  routes.get('/api/docs', (c) => {
    c.header('content-security-policy', POLICY);
    return c.html(HTML);
  });
  routes.get('/api/docs/start.js', (c) =>
    c.body(START, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  );
  routes.get(
    '/api/docs/:file{swagger-ui(-bundle)?\\.(css|js)}',
    serveStatic({
      root: relative(process.cwd(), folder),
      rewriteRequestPath: (path) => path.replace('/api/docs', ''),
    }),
  );
  return routes;
}
