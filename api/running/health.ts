import { statSync } from 'node:fs';
import { Hono } from 'hono';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Huiyin } from '../huiyin.ts';
import type { AppEnv } from '../identity/session.ts';
import { databaseFile } from './database-file.ts';

const WAL_ALARM_BYTES = 256 * 1024 * 1024;

/** `/healthz` for whoever watches the process, `/metrics` for Prometheus; both at the root, neither tells of people. */
export function health(huiyin: Huiyin): Hono<AppEnv> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'huiyin_' });
  const gauge = (name: string, help: string, read: () => number): void => {
    const each: Gauge = new Gauge({
      name: `huiyin_${name}`,
      help,
      registers: [registry],
      collect: () => each.set(read()),
    });
  };
  gauge('ledger_position', 'Sequence number of the last event', () => huiyin.ledger.position);
  gauge('ledger_waiting', 'Commands that wait for the write gate', () => huiyin.ledger.waiting);
  gauge('facts_behind', 'Events that the facts do not hold yet', () => huiyin.projector.behind());
  gauge('live_listeners', 'Open live streams', () => huiyin.live.listeners);
  gauge('wal_bytes', 'Size of the write-ahead log', () => walBytes(huiyin));
  const seconds = new Histogram({
    name: 'huiyin_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'status'],
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
    registers: [registry],
  });

  const routes = new Hono<AppEnv>();
  routes.use('*', async (c, next) => {
    const stop = seconds.startTimer();
    await next();
    stop({ method: c.req.method, status: String(c.res.status) });
  });
  routes.get('/healthz', (c) => {
    const behind = huiyin.projector.behind();
    const wal = walBytes(huiyin);
    return c.json({
      status: wal > WAL_ALARM_BYTES ? 'degraded' : 'ok',
      ledger: { position: huiyin.ledger.position, waiting: huiyin.ledger.waiting },
      facts: { position: huiyin.projector.position, behind },
      walBytes: wal,
      demonstration: huiyin.settings.demonstration,
    });
  });
  routes.get('/metrics', async (c) =>
    c.body(await registry.metrics(), 200, { 'content-type': registry.contentType }),
  );
  return routes;
}

function walBytes(huiyin: Huiyin): number {
  const path = databaseFile(huiyin.settings.databaseUrl);
  if (path === null) return 0;
  return statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
}
