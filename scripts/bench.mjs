import './node-version.mjs';
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ensureBuilt, failed, root } from './ensure-built.mjs';
import { run, seconds } from './run.mjs';

/*
 * `npm run bench [-- NAME …]`: bundles every file of `tests/bench/` into `dist/bench/` (Node 20 runs no TypeScript) and
 * runs each `NAME.bench.ts` in a process of its own, one after another, from the root of the repository. A bench may
 * fork a neighbour of its bundle, and writes its own results under `tests/bench/results/`.
 */
const folder = join(root, 'tests/bench');
try {
  await ensureBuilt();
} catch (error) {
  failed(error);
}

const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.ts')) : [];
const benches = files.filter((name) => name.endsWith('.bench.ts')).map((name) => basename(name, '.bench.ts'));
const asked = process.argv.slice(2).filter((name) => !name.startsWith('-'));
const unknown = asked.filter((name) => !benches.includes(name));
if (unknown.length > 0 || benches.length === 0) {
  console.error(`没有这项基准 / no such benchmark: ${unknown.join(', ') || '(none)'}; ${benches.join(', ')}`);
  process.exit(2);
}

const { build } = await import('vite');
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'dist/bench',
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: {
      input: Object.fromEntries(files.map((name) => [basename(name, '.ts'), join(folder, name)])),
      output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
    },
  },
});

for (const name of asked.length > 0 ? asked : benches) {
  console.log(`\n== ${name}`);
  const began = Date.now();
  const { code } = await run(
    process.execPath,
    ['--expose-gc', '--enable-source-maps', `dist/bench/${name}.bench.mjs`],
    { cwd: root, env: { NODE_ENV: 'production' }, show: true },
  );
  if (code !== 0) process.exit(code);
  console.log(`== ${name} ${seconds(Date.now() - began)}`);
}
