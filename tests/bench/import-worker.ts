import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { runImport } from '../../api/imports/run-import.ts';
import { openHuiyin } from '../../api/open.ts';
import { readSettings } from '../../api/settings.ts';

/*
 * One import in a process of its own, facts and all: `node import-worker.mjs FILE PROFILE`. Prints one line of JSON:
 * time, processor time, memory at each tenth of the way, and how long a write of somebody else had to wait.
 */
const [path = '', profile = ''] = process.argv.slice(2);
const data = mkdtempSync(join(tmpdir(), 'huiyin-bench-'));
const settings = readSettings({ HUIYIN_DATA: data, HUIYIN_LOG: 'error' }, { demonstration: false });
const huiyin = await openHuiyin({ settings, root: process.cwd(), log: pino({ level: 'error' }) });

const memory: { rows: number; rss: number; heap: number; external: number }[] = [];
const waits: number[] = [];
let rows = 0;
let done = false;
const watch = setInterval(() => {
  const { rss, heapUsed, external } = process.memoryUsage();
  memory.push({ rows, rss, heap: heapUsed, external });
}, 500);

const mebibytes = (bytes: number): number => Math.round(bytes / 2 ** 20);

/** A command of nobody in particular, ten times a second: what live intake would feel. */
async function somebodyElse(): Promise<void> {
  while (!done) {
    const began = performance.now();
    await huiyin.ledger.write(async () => {});
    waits.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const cpu = process.cpuUsage();
const began = performance.now();
const other = somebodyElse();
const report = await runImport(huiyin, {
  path,
  profile,
  onProgress: (progress) => {
    ({ rows } = progress);
  },
});
const seconds = (performance.now() - began) / 1000;
done = true;
await other;
await huiyin.projector.caughtUp();
const withFacts = (performance.now() - began) / 1000;
clearInterval(watch);
const used = process.cpuUsage(cpu);

const again = performance.now();
const second = await runImport(huiyin, { path, profile });
const secondSeconds = (performance.now() - again) / 1000;
await huiyin.close();
rmSync(data, { recursive: true, force: true });

waits.sort((a, b) => a - b);
console.log(
  JSON.stringify({
    rows: report.rows,
    created: report.created,
    refused: report.refused.count,
    seconds,
    withFacts,
    cpuPerRow: (used.user + used.system) / report.rows,
    unchanged: second.unchanged,
    secondSeconds,
    waitP50: waits[Math.floor(waits.length / 2)] ?? null,
    waitP99: waits[Math.floor((waits.length - 1) * 0.99)] ?? null,
    memory: Array.from(
      { length: 10 },
      (_, tenth) => memory[Math.floor((memory.length * (tenth + 1)) / 10) - 1],
    )
      .flatMap((each) => each ?? [])
      .map(({ rows: at, ...each }) => ({
        rows: at,
        mebibytes: mebibytes(each.rss),
        heap: mebibytes(each.heap),
        external: mebibytes(each.external),
      })),
  }),
);
