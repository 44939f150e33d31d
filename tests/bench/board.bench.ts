import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { duckdbFactStore, type DuckdbFactStore } from '../../analytics/stores/duckdb.ts';
import { BOARD_NOW, boardFacts } from './board-facts.ts';
import { askOverview, type Period } from './board-questions.ts';
import { askSqlite, fillSqlite, indexSqlite, openSqlite } from './board-sqlite.ts';

/*
 * The board's first page over 100,000 and 1,000,000 tickets (BENCH_TICKETS names other sizes, BENCH_SQLITE=off leaves
 * the comparison out): all of it, a year and a quarter of it, with tickets changing between the questions, without cells,
 * and asked of SQLite in the same run.
 */
const DAY = 86_400_000;
const SIZES = (process.env.BENCH_TICKETS ?? '100000,1000000').split(',').map(Number);
const MIDNIGHT = Math.floor((BOARD_NOW + 8 * 3_600_000) / DAY) * DAY - 8 * 3_600_000;
const PERIODS: Record<string, Period> = {
  'all three years': { from: null, to: null },
  'a year': { from: MIDNIGHT - 365 * DAY, to: MIDNIGHT + DAY },
  'a quarter': { from: MIDNIGHT - 91 * DAY, to: MIDNIGHT + DAY },
};
type Spread = { p50: number; p95: number; runs: number };
type Line = { tickets: number; what: string; period: string } & Spread;

const folder = await mkdtemp(join(tmpdir(), 'huiyin-bench-board-'));
const lines: Line[] = [];
const filling: { tickets: number; rows: number; seconds: number }[] = [];
try {
  for (const tickets of SIZES) await benchSize(tickets);
} finally {
  await rm(folder, { recursive: true });
}
await report();

async function benchSize(tickets: number): Promise<void> {
  const path = join(folder, `${tickets}.duckdb`);
  const store = await duckdbFactStore(path);
  await fill(store, tickets);
  await measure(
    'cells',
    tickets,
    30,
    (period, run) => askOverview(store, BOARD_NOW + 120_000 + run * 1000, period),
    store,
  );
  await measure(
    'cells, 25 tickets changed before each',
    tickets,
    30,
    (period, run) => askOverview(store, BOARD_NOW + 240_000 + run * 1000, period),
    store,
    changer(store),
  );
  await store.close();
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
  if (process.env.BENCH_SQLITE === 'off') return;
  const sqlite = await openSqlite(join(folder, `${tickets}.sqlite`));
  for (const rows of boardFacts(tickets)) await fillSqlite(sqlite, rows);
  await indexSqlite(sqlite);
  await measure('SQLite', tickets, tickets > 200_000 ? 3 : 8, (period) =>
    askSqlite(sqlite, BOARD_NOW + 120_000, period),
  );
  sqlite.close();
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
    for (let run = 1; run <= runs; run += 1) {
      await before?.(run);
      const began = performance.now();
      await ask(bounds, run);
      times.push(performance.now() - began);
    }
    times.sort((a, b) => a - b);
    const at = (share: number): number =>
      times[Math.min(times.length - 1, Math.ceil(share * times.length) - 1)] ?? 0;
    lines.push({ tickets, what, period, p50: at(0.5), p95: at(0.95), runs });
    console.log(`${tickets} ${what}, ${period}: p50 ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms`);
  }
}

async function report(): Promise<void> {
  const results = join(process.cwd(), 'tests/bench/results');
  await mkdir(results, { recursive: true });
  const machine = { cores: cpus().length, node: process.version };
  await writeFile(join(results, 'board.json'), `${JSON.stringify({ machine, filling, lines }, null, 2)}\n`);
  const ratio = (line: Line): string => {
    const beside = lines.find(
      (each) => each.what === 'SQLite' && each.tickets === line.tickets && each.period === line.period,
    );
    return beside ? (beside.p50 / line.p50).toFixed(1) : '';
  };
  const rows = lines.map(
    (line) =>
      `| ${line.tickets.toLocaleString('en')} | ${line.what} | ${line.period} | ${line.p50.toFixed(1)} | ${line.p95.toFixed(1)} | ${line.runs} | ${ratio(line)} |`,
  );
  const table = [
    '# Board: the overview page',
    '',
    `Twelve questions in one round trip, ${machine.cores} cores, Node ${machine.node}. Milliseconds; the last column is how many times as long SQLite took for the same questions in the same run.`,
    '',
    '| tickets | how | period | p50 | p95 | runs | times faster than SQLite |',
    '| ---: | --- | --- | ---: | ---: | ---: | ---: |',
    ...rows,
    '',
  ];
  await writeFile(join(results, 'board.md'), table.join('\n'));
}
