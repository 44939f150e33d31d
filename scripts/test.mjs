import './node-version.mjs';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { ensureBuilt, ensureInstalled, root, SetUpError } from './ensure-built.mjs';
import { run, seconds } from './run.mjs';

/*
 * `npm test`: all of its own set-up, then every check, cheapest first; stops at the first that fails.
 * `npm test -- --only unit,lint` runs some; `npm test -- --only unit tests/analytics` hands the rest to the stage.
 */
const node = (script, ...args) => ({ program: process.execPath, args: [`node_modules/${script}`, ...args] });
const tally = { passed: 0, failed: 0, skipped: 0 };

const STAGES = {
  packages: { title: '依赖 packages', work: () => ensureInstalled((line) => console.log(`  ${line}`)) },
  format: { title: '格式 format', command: () => node('prettier/bin/prettier.cjs', '--check', '.') },
  lint: { title: '规则 lint', command: () => node('oxlint/bin/oxlint', '--deny-warnings') },
  types: { title: '类型 types', command: () => node('vue-tsc/bin/vue-tsc.js', '--noEmit') },
  build: { title: '构建 build', work: () => ensureBuilt() },
  unit: {
    title: '单元、契约与 HTTP 测试 unit, contract and HTTP tests',
    command: (rest) =>
      node(
        'vitest/vitest.mjs',
        'run',
        '--reporter=default',
        '--reporter=json',
        '--outputFile.json=test-results/unit.json',
        ...rest,
      ),
    env: { FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
    show: true,
    count: () => {
      const report = readReport('test-results/unit.json');
      return [report.numPassedTests, report.numFailedTests, report.numPendingTests + report.numTodoTests];
    },
  },
  browser: { title: '浏览器 a browser', work: () => ensureBrowser() },
  e2e: {
    title: '浏览器测试 browser tests',
    command: (rest) =>
      node('@playwright/test/cli.js', 'test', '--config', 'tests/e2e/playwright.config.ts', ...rest),
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: join(root, 'test-results/e2e.json') },
    show: true,
    count: () => {
      const { stats } = readReport('test-results/e2e.json');
      return [stats.expected + stats.flaky, stats.unexpected, stats.skipped];
    },
  },
};
/** What a stage needs when it is run alone. */
const NEEDS = {
  e2e: ['build', 'browser'],
  format: ['packages'],
  lint: ['packages'],
  types: ['packages'],
  unit: ['packages'],
};

function readReport(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

function chosen(args) {
  const at = args.indexOf('--only');
  if (at < 0) return { stages: Object.keys(STAGES), rest: [] };
  const names = (args[at + 1] ?? '').split(',');
  const unknown = names.filter((name) => !(name in STAGES));
  if (unknown.length > 0) {
    console.error(`没有这一步 / no such stage: "${unknown.join(', ')}" (${Object.keys(STAGES).join(', ')})`);
    process.exit(2);
  }
  const wanted = new Set(names.flatMap((name) => [...(NEEDS[name] ?? []), name]));
  return { stages: Object.keys(STAGES).filter((name) => wanted.has(name)), rest: args.slice(at + 2) };
}

/** Whether the stage passed; its output is shown when it did not. */
async function passes(stage, rest) {
  if (stage.work) {
    await stage.work();
    return true;
  }
  const { program, args } = stage.command(stage.count ? rest : []);
  const { code, output } = await run(program, args, { cwd: root, env: stage.env, show: stage.show });
  if (code !== 0 && !stage.show) console.log(output);
  const [passed, failed, skipped] = stage.count?.() ?? [0, 0, 0];
  tally.passed += passed;
  tally.failed += failed;
  tally.skipped += skipped;
  if (code !== 0 && failed === 0) tally.failed += 1;
  return code === 0;
}

const { stages, rest } = chosen(process.argv.slice(2));
mkdirSync(join(root, 'test-results'), { recursive: true });
if (process.env.CI && !existsSync(join(root, '../shared/data')))
  console.log('注意：缺少 ../shared/data / note: ../shared/data is absent, tests on real data will fail');
// a report of an earlier run must not count for a runner that did not get so far
for (const name of ['unit', 'e2e']) rmSync(join(root, `test-results/${name}.json`), { force: true });
const began = Date.now();
let broken = null;
for (const name of stages) {
  const stage = STAGES[name];
  console.log(`\n== ${stage.title}`);
  const start = Date.now();
  try {
    if (!(await passes(stage, rest))) broken = stage.title;
  } catch (error) {
    console.log(error instanceof SetUpError ? error.message : error);
    tally.failed += 1;
    broken = stage.title;
  }
  console.log(`== ${broken ? '失败 failed' : '完成 done'} ${seconds(Date.now() - start)}`);
  if (broken) break;
}

console.log(
  `\n${broken ? `止于 stopped at: ${broken}` : '全部通过 all passed'}, ${seconds(Date.now() - began)}`,
);
// read by CI, which knows this form whatever the runner
console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
process.exit(broken ? 1 : 0);
