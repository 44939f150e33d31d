import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { duckdbFactStore, type DuckdbFactStore } from '../../analytics/stores/duckdb.ts';
import { BOARD_NOW, boardFacts } from './board-facts.ts';
import { askOverview, type Period } from './board-questions.ts';
import { Postgres } from './board-postgres.ts';
import { askSqlite, fillSqlite, indexSqlite, openSqlite } from './board-sqlite.ts';
import { writeResults } from './write-results.ts';

/*
 * The board's first page over 100,000, 1,000,000 and 10,000,000 tickets (BENCH_TICKETS names other sizes): all of it, a
 * year and a quarter of it, with tickets changing between the questions. Up to a million without cells, too, and asked of
 * SQLite in the same run (BENCH_SQLITE=off leaves that out), and of PostgreSQL where BENCH_POSTGRES names a database: at
 * ten million they would take an hour.
 */
const DAY = 86_400_000;
/** p95 in ms by number of tickets. */
const BUDGETS: Record<number, number> = { 1_000_000: 100, 10_000_000: 300 };
const SIZES = (process.env.BENCH_TICKETS ?? '100000,1000000,10000000').split(',').map(Number);
/** So that one pause of the machine is not the p95. */
const RUNS = 60;
const COMPARED_UP_TO = 1_000_000;
const MIDNIGHT = Math.floor((BOARD_NOW + 8 * 3_600_000) / DAY) * DAY - 8 * 3_600_000;
const PERIODS: Record<string, Period> = {
  'all three years': { from: null, to: null },
  'a year': { from: MIDNIGHT - 365 * DAY, to: MIDNIGHT + DAY },
  'a quarter': { from: MIDNIGHT - 91 * DAY, to: MIDNIGHT + DAY },
};
type Spread = { p50: number; p95: number; cpu: number; runs: number };
type Line = { tickets: number; what: string; period: string } & Spread;

const folder = await mkdtemp(join(tmpdir(), 'huiyin-bench-board-'));
const lines: Line[] = [];
const memory: { tickets: number; mebibytes: number }[] = [];
const filling: { tickets: number; rows: number; seconds: number }[] = [];
try {
  for (const tickets of SIZES) await benchSize(tickets);
} finally {
  await rm(folder, { recursive: true });
}
report();

async function benchSize(tickets: number): Promise<void> {
  const path = join(folder, `${tickets}.duckdb`);
  const store = await duckdbFactStore(path);
  await fill(store, tickets);
  await measure(
    'cells',
    tickets,
    RUNS,
    (period, run) => askOverview(store, BOARD_NOW + 120_000 + run * 1000, period),
    store,
  );
  await measure(
    'cells, 25 tickets changed before each',
    tickets,
    RUNS,
    (period, run) => askOverview(store, BOARD_NOW + 240_000 + run * 1000, period),
    store,
    changer(store),
  );
  memory.push({ tickets, mebibytes: Math.round(process.memoryUsage().rss / 2 ** 20) });
  await store.close();
  if (tickets > COMPARED_UP_TO) return;
  const plain = await duckdbFactStore(path, { worthCells: Number.POSITIVE_INFINITY });
  await plain.reset();
  await fill(plain, tickets);
  await measure(
    'rows only',
    tickets,
    8,
    (period, run) => askOverview(plain, BOARD_NOW + 120_000 + run * 1000, period),
    plain,
  );
  await plain.close();
  if (process.env.BENCH_SQLITE !== 'off') await benchSqlite(tickets);
  if (process.env.BENCH_POSTGRES) await benchPostgres(tickets, process.env.BENCH_POSTGRES);
}

function runsOfRows(tickets: number): number {
  return tickets > 200_000 ? 3 : 8;
}

async function benchSqlite(tickets: number): Promise<void> {
  const sqlite = await openSqlite(join(folder, `${tickets}.sqlite`));
  for (const rows of boardFacts(tickets)) await fillSqlite(sqlite, rows);
  await indexSqlite(sqlite);
  await measure('SQLite', tickets, runsOfRows(tickets), (period) =>
    askSqlite(sqlite, BOARD_NOW + 120_000, period),
  );
  sqlite.close();
}

async function benchPostgres(tickets: number, url: string): Promise<void> {
  const postgres = await Postgres.open(url);
  for (const rows of boardFacts(tickets)) await postgres.fill(rows);
  await postgres.index();
  await measure('PostgreSQL', tickets, runsOfRows(tickets), (period) =>
    postgres.ask(BOARD_NOW + 120_000, period),
  );
  await postgres.close();
}

/** Of all threads, so that neighbours on the same cores count for less. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function fill(store: DuckdbFactStore, tickets: number): Promise<void> {
  const began = performance.now();
  let rows = 0;
  for (const batch of boardFacts(tickets)) {
    await store.apply({ keys: [], rows: batch, position: rows + 1, fresh: true });
    rows += batch.ticket.length + batch.rating.length;
  }
  filling.push({ tickets, rows, seconds: (performance.now() - began) / 1000 });
  console.log(
    `filled ${rows} rows of ${tickets} tickets in ${((performance.now() - began) / 1000).toFixed(1)} s`,
  );
}

/** Answers 25 open tickets or takes up 25 new versions of old ones, as a projector would. */
function changer(store: DuckdbFactStore): (run: number) => Promise<void> {
  const [first] = boardFacts(20_000);
  const tickets = first?.ticket ?? [];
  return async (run) => {
    const rows = tickets.slice(run * 50, run * 50 + 25);
    const keys = rows.map(({ ticketKey }) => ticketKey ?? 0);
    const changed = tickets.filter(({ ticketKey }) => keys.includes(ticketKey ?? 0));
    const batch = { ticket: changed, custody: [], rating: [], rectification: [] };
    const began = performance.now();
    await store.apply({ keys, rows: batch, position: run + 1, fresh: false });
    if (run === 1)
      console.log(`a batch of 25 tickets applied in ${(performance.now() - began).toFixed(0)} ms`);
  };
}

async function measure(
  what: string,
  tickets: number,
  runs: number,
  ask: (period: Period, run: number) => Promise<unknown>,
  store?: DuckdbFactStore,
  before?: (run: number) => Promise<void>,
): Promise<void> {
  for (const [period, bounds] of Object.entries(PERIODS)) {
    for (let warm = 0; warm < 3 && store; warm += 1) {
      await ask(bounds, 0);
      await store.quiet();
    }
    const times: number[] = [];
    const spent: number[] = [];
    for (let run = 1; run <= runs; run += 1) {
      await before?.(run);
      const [began, used] = [performance.now(), processorMs()];
      await ask(bounds, run);
      times.push(performance.now() - began);
      spent.push(processorMs() - used);
    }
    times.sort((a, b) => a - b);
    spent.sort((a, b) => a - b);
    const at = (share: number): number =>
      times[Math.min(times.length - 1, Math.ceil(share * times.length) - 1)] ?? 0;
    lines.push({
      tickets,
      what,
      period,
      p50: at(0.5),
      p95: at(0.95),
      cpu: spent[Math.floor(spent.length / 2)] ?? 0,
      runs,
    });
    console.log(`${tickets} ${what}, ${period}: p50 ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms`);
  }
}

function report(): void {
  const ratio = ({ tickets, period, p50, what }: Line): string =>
    ['SQLite', 'PostgreSQL']
      .map((other) => {
        const beside = lines.find(
          (each) => each.what === other && each.tickets === tickets && each.period === period,
        );
        if (!beside || ['SQLite', 'PostgreSQL'].includes(what)) return '';
        return `; ${other} takes ${(beside.p50 / p50).toFixed(1)} times as long`;
      })
      .join('');
  writeResults('board', {
    title: "Board: the first page's twelve questions in one round trip",
    lines: lines.map((line) => ({
      what: `${line.tickets.toLocaleString('en')} tickets, ${line.what}, ${line.period}`,
      measured: `p50 ${line.p50.toFixed(1)} ms, p95 ${line.p95.toFixed(1)} ms, ${line.cpu.toFixed(0)} ms of processor time (${line.runs} runs)${ratio(line)}`,
      budget:
        BUDGETS[line.tickets] !== undefined && line.what.startsWith('cells')
          ? `p95 at most ${BUDGETS[line.tickets]} ms`
          : '',
      met:
        BUDGETS[line.tickets] !== undefined && line.what.startsWith('cells')
          ? line.p95 <= (BUDGETS[line.tickets] ?? 0)
          : null,
    })),
    notes: [
      'Cells and rows are explained in `docs/numbers.md`. Each ticket has a version for the time it was open and one since its answer.',
      'Between two questions the as-of moves on by a second.',
      ...memory.map(
        ({ tickets, mebibytes }) =>
          `The process held ${mebibytes} MiB after its questions over ${tickets.toLocaleString('en')} tickets.`,
      ),
      ...filling.map(
        ({ tickets, rows, seconds }) =>
          `${rows.toLocaleString('en')} rows of ${tickets.toLocaleString('en')} tickets stored in ${seconds.toFixed(1)} s.`,
      ),
    ],
    data: { filling, memory, lines },
  });
}
