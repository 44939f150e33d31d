import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';
import { run, seconds } from './run.mjs';
import { installed, stampOf } from './stamp.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, 'dist/.stamp');

/** Bundles of the product, and the file that shows each was made. */
const BUNDLES = {
  server: 'dist/server/server.mjs',
  citizen: 'dist/web/citizen',
  staff: 'dist/web/staff',
};

/** Failed set-up: the message is for the reader, a stack would only hide it. */
export class SetUpError extends Error {}

/**
 * Installs and builds what is missing or stale, and nothing else. Safe when two processes ask at once: the second waits
 * and then finds everything done.
 *
 * @param {{ silent?: boolean, force?: boolean }} options `silent` says nothing at all unless something fails, so that
 *   the command line's output stays its own
 */
export async function ensureBuilt({ silent = false, force = false } = {}) {
  if (!force && upToDate()) return;
  const say = silent ? () => {} : (line) => console.log(line);
  await withLock(join(root, 'dist/.lock'), async () => {
    await install(say);
    if (force || !upToDate()) await build(say);
  });
}

/** Installs the packages alone, for stages that need no build. */
export async function ensureInstalled(say = console.log) {
  if (!installed(root)) await withLock(join(root, 'dist/.lock'), () => install(say));
}

function upToDate() {
  return (
    existsSync(stampFile) &&
    Object.values(BUNDLES).every((path) => existsSync(join(root, path))) &&
    installed(root) &&
    readFileSync(stampFile, 'utf8') === stampOf(root)
  );
}

async function install(say) {
  if (installed(root)) return;
  say('安装依赖包 / installing packages …');
  const began = Date.now();
  // NODE_ENV=production would leave out what builds
  const { code, output } = await run('npm', ['ci', '--include=dev', '--no-progress'], { cwd: root });
  if (code !== 0) throw new SetUpError(`npm ci 失败 / npm ci failed:\n${output}`);
  say(`  完成 / done, ${seconds(Date.now() - began)}`);
}

async function build(say) {
  mkdirSync(dirname(stampFile), { recursive: true });
  // a build that breaks off must not look finished
  rmSync(stampFile, { force: true });
  const stamp = stampOf(root);
  say('构建 / building …');
  const waiting = Object.keys(BUNDLES);
  const worker = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) await bundle(name, say);
  };
  await Promise.all([worker(), worker()]);
  writeFileSync(stampFile, stamp);
}

async function bundle(name, say) {
  const began = Date.now();
  const { code, output } = await run(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', '--mode', name, '--logLevel', 'warn'],
    { cwd: root, env: { NODE_ENV: 'production' } },
  );
  if (code !== 0) throw new SetUpError(`构建失败 / build failed: ${name}\n${output}`);
  say(`  ${name} ${seconds(Date.now() - began)}`);
}

/** Ends the process with the message of a failed set-up; anything else is a fault of ours and keeps its stack. */
export function failed(error) {
  console.error(error instanceof SetUpError ? error.message : error);
  process.exit(1);
}
