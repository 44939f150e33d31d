import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { z } from 'zod';
import { ceilingOf } from './intake-ceiling.ts';
import { serve } from './served.ts';
import { writeResults } from './write-results.ts';

const CLIENTS = 32;
const SECONDS = 8;
const BUDGET = 1_000;

const Told = z.object({
  acknowledged: z.number(),
  refused: z.record(z.string(), z.number()),
  perSecond: z.number(),
  p50: z.number(),
  p99: z.number(),
});
const Health = z.object({ facts: z.object({ behind: z.number() }) });

const server = await serve(process.argv.slice(2));
try {
  const cpuBefore = await cpuSeconds();
  const { stdout } = await promisify(execFile)(process.execPath, [
    join(import.meta.dirname, 'intake-clients.mjs'),
    server.url,
    String(CLIENTS),
    String(SECONDS),
  ]);
  const told = Told.parse(JSON.parse(stdout));
  const cpuPerTicket = (((await cpuSeconds()) - cpuBefore) / told.acknowledged) * 1e6;
  const began = performance.now();
  const behindAtEnd = (await health()).facts.behind;
  while ((await health()).facts.behind > 0) await new Promise((resolve) => setTimeout(resolve, 50));
  const caughtUp = (performance.now() - began) / 1000;
  await server.stop();

  const kept = await countTickets(server.data);
  const ceiling = await ceilingOf(server.data, 10_000);
  const share = told.perSecond / ceiling.perSecond;
  writeResults('intake', {
    title: 'Intake over HTTP, durable',
    lines: [
      {
        what: 'tickets a second, acknowledged after the commit',
        measured: Math.round(told.perSecond).toLocaleString('en'),
        budget: `≥ ${BUDGET.toLocaleString('en')}`,
        met: told.perSecond >= BUDGET,
      },
      {
        what: 'share of the ceiling (the same rows, the same client, batches of 100)',
        measured: `${share.toFixed(2)} of ${Math.round(ceiling.perSecond).toLocaleString('en')} a second`,
        budget: '≥ 0.33',
        met: share >= 1 / 3,
      },
      {
        what: 'processor time a ticket, beside the ceiling’s',
        measured: `${Math.round(cpuPerTicket)} and ${Math.round(ceiling.cpuPerTicket)} µs`,
        budget: '',
        met: null,
      },
      {
        what: 'time to an answer, p50 and p99',
        measured: `${told.p50.toFixed(1)} and ${told.p99.toFixed(1)} ms`,
        budget: '',
        met: null,
      },
      {
        what: 'acknowledged and in the database',
        measured: `${told.acknowledged} and ${kept}`,
        budget: 'equal',
        met: told.acknowledged === kept,
      },
      {
        what: 'facts behind when the clients stopped',
        measured: `${behindAtEnd} events, caught up in ${caughtUp.toFixed(1)} s`,
        budget: '≤ 2 s',
        met: caughtUp <= 2,
      },
    ],
    notes: [
      `${CLIENTS} clients in a process of their own, ${SECONDS} s after 2 s of warming up, connections kept alive.`,
      'The server runs in its own process with facts and everything else; only its limits on haste are off.',
    ],
    data: { told, ceiling, share, cpuPerTicket, kept, behindAtEnd, caughtUp },
  });
} finally {
  server.remove();
}

async function health() {
  const response = await fetch(`${server.url}/healthz`);
  return Health.parse(await response.json());
}

/** Of the server's process, facts and rubbish collection included. */
async function cpuSeconds(): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(/^huiyin_process_cpu_seconds_total ([\d.]+)/m.exec(text)?.[1]);
}

async function countTickets(data: string): Promise<number> {
  const client = createClient({ url: `file:${join(data, 'huiyin.db')}` });
  const counted = await client.execute('SELECT count(*) AS n FROM tickets');
  client.close();
  return Number(counted.rows[0]?.['n']);
}
