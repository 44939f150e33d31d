import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeResults, type Line } from './write-results.ts';

type Door = {
  name: string;
  page: string;
  base: string;
  folder: string;
  script: number;
  style: number | null;
};

const CITIZEN = { base: '/assets/citizen/', folder: 'dist/web/citizen' };
const STAFF = { base: '/assets/staff/', folder: 'dist/web/staff' };
const BOARD: Door = { name: 'board', page: 'board/index.html', ...STAFF, script: 220, style: null };
/** First load: every script and style that the page names, and every one that those import before anything is drawn. */
const DOORS: Door[] = [
  { name: 'citizen', page: 'citizen/index.html', ...CITIZEN, script: 60, style: 12 },
  { name: 'kiosk', page: 'kiosk/index.html', ...CITIZEN, script: 60, style: 12 },
  { name: 'desk', page: 'desk/index.html', ...STAFF, script: 220, style: null },
  BOARD,
];
const CHARTS = 300;

const gzipped = (path: string): number => gzipSync(readFileSync(path), { level: 9 }).length / 1000;

/** Scripts that a script imports statically, its own included: what must be there before it runs. */
function withImports(folder: string, script: string, seen = new Set<string>()): Set<string> {
  if (seen.has(script)) return seen;
  seen.add(script);
  const text = readFileSync(join(folder, script), 'utf8');
  const imports = text.matchAll(
    /(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{},\s]+?\s*from\s*)?["'](\.[^"']+\.js)["']/g,
  );
  for (const [, to = ''] of imports) withImports(folder, join(script, '..', to), seen);
  return seen;
}

function measure(door: Door): { scripts: Set<string>; styles: string[]; page: string } {
  const page = readFileSync(join(door.folder, door.page), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, url = '']) =>
    url.startsWith(door.base) ? url.slice(door.base.length) : url,
  );
  const scripts = new Set<string>();
  for (const script of named.filter((each) => each.endsWith('.js')))
    withImports(door.folder, script, scripts);
  return { scripts, styles: [...new Set(named.filter((each) => each.endsWith('.css')))], page };
}

const lines: Line[] = [];
const data: Record<string, unknown> = {};
const total = (folder: string, files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + gzipped(join(folder, file)), 0);

for (const door of DOORS) {
  const { scripts, styles } = measure(door);
  if (scripts.size === 0) throw new Error(`${door.page} names no script`);
  const script = total(door.folder, scripts);
  const style = total(door.folder, styles);
  data[door.name] = { script, style, scripts: [...scripts], styles };
  lines.push(
    {
      what: `${door.name}: scripts of the first load (${scripts.size} files)`,
      measured: `${script.toFixed(1)} kB`,
      budget: `≤ ${door.script} kB`,
      met: script <= door.script,
    },
    {
      what: `${door.name}: styles of the first load`,
      measured: `${style.toFixed(1)} kB`,
      budget: door.style === null ? '' : `≤ ${door.style} kB`,
      met: door.style === null ? null : style <= door.style,
    },
  );
}

const everything = total(CITIZEN.folder, scriptsIn(CITIZEN.folder));
const charts = chartsOf();
data['everyCitizenAndKioskPage'] = everything;
data['charts'] = charts;
lines.push(
  {
    what: 'citizen and kiosk: every script of every page',
    measured: `${everything.toFixed(1)} kB`,
    budget: '',
    met: null,
  },
  {
    what: 'charts, loaded later',
    measured: `${charts.size.toFixed(1)} kB`,
    budget: `≤ ${CHARTS} kB`,
    met: charts.size <= CHARTS,
  },
);
writeResults('bundles', {
  title: 'What each door loads first, gzipped',
  lines,
  notes: [
    'kB are 1,000 bytes after gzip at level 9; every script that is imported before the first drawing counts.',
  ],
  data,
});

function scriptsIn(folder: string): string[] {
  return readdirSync(join(folder, 'assets'))
    .filter((name) => name.endsWith('.js'))
    .map((name) => `assets/${name}`);
}

/** The chunk that holds the chart library, and what it brings along beyond the board's first load. */
function chartsOf(): { size: number; files: string[] } {
  const board = measure(BOARD);
  const chart = scriptsIn(STAFF.folder).find((file) => file.startsWith('assets/EChart-'));
  if (chart === undefined) throw new Error('no chunk holds the charts');
  const files = [...withImports(STAFF.folder, chart)].filter((file) => !board.scripts.has(file));
  return { size: total(STAFF.folder, files), files };
}
