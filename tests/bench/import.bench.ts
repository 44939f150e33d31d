import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { writeHistory } from './history-file.ts';
import { writeResults, type Line } from './write-results.ts';

const BUDGET = 3_000;
const AIM = 10_000;
/** `HUIYIN_BENCH_ROWS` makes the generated file smaller where there is no time for a million. */
const ROWS = Number(process.env['HUIYIN_BENCH_ROWS'] ?? 1_000_000);

const Told = z.object({
  rows: z.number(),
  created: z.number(),
  refused: z.number(),
  seconds: z.number(),
  withFacts: z.number(),
  cpuPerRow: z.number(),
  unchanged: z.number(),
  secondSeconds: z.number(),
  waitP50: z.number(),
  waitP99: z.number(),
  memory: z.array(
    // resident in all; of it the heap of JavaScript in use, and what that holds outside; the rest is native
    z.object({ rows: z.number(), mebibytes: z.number(), heap: z.number(), external: z.number() }),
  ),
});
type Told = z.infer<typeof Told>;

const folder = mkdtempSync(join(tmpdir(), 'huiyin-history-'));
const results: Record<string, Told> = {};
const lines: Line[] = [];
try {
  const boston = resolve('../shared/data/boston311_2011q3.csv.gz');
  if (existsSync(boston)) lines.push(...linesOf('Boston 311', await measure(boston, 'boston')));
  const generated = join(folder, 'history.csv');
  await writeHistory(generated, ROWS);
  const told = await measure(generated, 'generated');
  lines.push(...linesOf(`${ROWS.toLocaleString('en')} generated rows`, told), memoryLine(told));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
writeResults('import', {
  title: 'Import of history, durable, facts made beside it',
  lines,
  notes: [
    'In a process of its own on an empty installation: file, tickets, events, words, hash chain, projections and facts.',
    'Waiting is that of an empty command of somebody else, sent every 100 ms during the import.',
  ],
  data: { results },
});

async function measure(path: string, name: string): Promise<Told> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(import.meta.dirname, 'import-worker.mjs'), path, 'boston311'],
    { maxBuffer: 1 << 24 },
  );
  const told = Told.parse(JSON.parse(stdout));
  results[name] = told;
  return told;
}

function linesOf(name: string, told: Told): Line[] {
  const perSecond = told.rows / told.seconds;
  const number = (value: number) => Math.round(value).toLocaleString('en');
  return [
    {
      what: `${name}: rows a second`,
      measured: `${number(perSecond)} (${told.seconds.toFixed(1)} s; facts caught up after ${told.withFacts.toFixed(1)} s)`,
      budget: `≥ ${number(BUDGET)}, aim ${number(AIM)}`,
      met: perSecond >= BUDGET,
    },
    {
      what: `${name}: processor time a row, facts included`,
      measured: `${number(told.cpuPerRow)} µs`,
      budget: '',
      met: null,
    },
    {
      what: `${name}: read again, rows a second`,
      measured: `${number(told.rows / told.secondSeconds)}, ${number(told.unchanged)} of ${number(told.created)} unchanged`,
      budget: 'all unchanged',
      met: told.unchanged === told.created,
    },
    {
      what: `${name}: waiting of somebody else, p50 and p99`,
      measured: `${told.waitP50.toFixed(0)} and ${told.waitP99.toFixed(0)} ms`,
      budget: 'p50 ≤ 50 ms',
      met: told.waitP50 <= 50,
    },
  ];
}

/** Flat: the last half of the way holds no more than a quarter above what the first half came to. */
function memoryLine({ memory }: Told): Line {
  const half = Math.floor(memory.length / 2);
  const most = (part: Told['memory']) => Math.max(...part.map(({ mebibytes }) => mebibytes));
  const [first, second] = [most(memory.slice(0, half)), most(memory.slice(half))];
  return {
    what: 'memory along the way (MiB at each tenth)',
    measured: memory.map(({ mebibytes }) => mebibytes).join(', '),
    budget: 'flat',
    met: second <= first * 1.25,
  };
}
