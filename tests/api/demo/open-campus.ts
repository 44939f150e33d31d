import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { asc } from 'drizzle-orm';
import { pino } from 'pino';
import { fillDemonstration, type DemonstrationPlan } from '../../../api/demo/index.ts';
import { readEvent, type LedgerEvent } from '../../../api/ledger/events.ts';
import { events } from '../../../api/ledger/schema.ts';
import { openHuiyin, type OpenHuiyin } from '../../../api/open.ts';
import { fold } from '../../../api/tickets/fold.ts';
import type { Ticket } from '../../../api/tickets/state.ts';

/** A Tuesday in term, 15:20 in Shanghai. */
export const TODAY = Date.parse('2026-11-24T15:20:00+08:00');

export type Campus = { huiyin: OpenHuiyin; close(): Promise<void> };

/** An installation that is really open, on a temporary folder, with nothing in it. */
export async function openEmpty(): Promise<Campus> {
  const data = mkdtempSync(join(tmpdir(), 'huiyin-demo-'));
  const huiyin = await openHuiyin({
    settings: {
      data,
      databaseUrl: `file:${join(data, 'huiyin.db')}`,
      analyticsUrl: `duckdb:${join(data, 'facts.duckdb')}`,
      host: '127.0.0.1',
      port: 8450,
      url: 'http://127.0.0.1:8450',
      zone: 'Asia/Shanghai',
      demonstration: true,
      proxyHeader: null,
      rateLimits: true,
      logLevel: 'silent',
    },
    root: resolve(import.meta.dirname, '../../..'),
    clock: () => TODAY,
    log: pino({ level: 'silent' }),
  });
  return {
    huiyin,
    async close() {
      await huiyin.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

export async function openCampus(plan: Partial<DemonstrationPlan>): Promise<Campus> {
  const campus = await openEmpty();
  await fillDemonstration(campus.huiyin, undefined, plan);
  return campus;
}

/** The whole log, in order. */
export async function logOf(huiyin: OpenHuiyin): Promise<LedgerEvent[]> {
  const rows = await huiyin.store.read.select().from(events).orderBy(asc(events.sequence));
  return rows.map(readEvent);
}

/** Every ticket with its own events, folded from the log. */
export function ticketsOf(log: readonly LedgerEvent[]): { ticket: Ticket; own: LedgerEvent[] }[] {
  const byTicket = new Map<string, LedgerEvent[]>();
  for (const event of log)
    if (event.ticketId !== null) {
      const own = byTicket.get(event.ticketId);
      if (own) own.push(event);
      else byTicket.set(event.ticketId, [event]);
    }
  return [...byTicket.values()].map((own) => {
    const ticket = fold(own);
    if (!ticket) throw new Error('a ticket without events');
    return { ticket, own };
  });
}
