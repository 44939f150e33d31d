import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');

export type Running = {
  url: string;
  data: string;
  /** Everything the server has printed so far. */
  printed(): string;
  /** Stops the server and keeps its data. */
  stop(): Promise<void>;
  /** Stops the server and throws its data away. */
  discard(): Promise<void>;
};

export function newDataFolder(): string {
  return mkdtempSync(join(tmpdir(), 'huiyin-e2e-'));
}

/** Runs the built server as its scripts do, and waits until it is well. */
export async function startServer(options: { data: string; demonstration: boolean }): Promise<Running> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = spawn(
    process.execPath,
    ['dist/server/server.mjs', ...(options.demonstration ? ['--demonstration'] : [])],
    {
      cwd: ROOT,
      env: environment(options.data, { PORT: String(port), HUIYIN_LOG: 'warn' }),
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const output = collect(server);
  await untilWell(server, url, output);
  const stop = async (): Promise<void> => {
    if (server.exitCode !== null) return;
    server.kill('SIGTERM');
    await once(server, 'exit');
  };
  return {
    url,
    data: options.data,
    printed: () => output.join(''),
    stop,
    async discard() {
      await stop();
      rmSync(options.data, { recursive: true, force: true });
    },
  };
}

/** Runs one command of the built command line, on the installation in `data`. */
export async function huiyin(
  data: string,
  ...args: string[]
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ['dist/server/huiyin.mjs', ...args], {
    cwd: ROOT,
    env: environment(data, {}),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (part: Buffer) => (out += part.toString('utf8')));
  child.stderr.on('data', (part: Buffer) => (err += part.toString('utf8')));
  await once(child, 'close');
  return { code: child.exitCode, out, err };
}

function environment(data: string, more: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, NODE_ENV: 'production', HUIYIN_DATA: data, TZ: 'Asia/Shanghai', ...more };
}

function collect(child: ChildProcess): string[] {
  const parts: string[] = [];
  child.stdout?.on('data', (part: Buffer) => parts.push(part.toString('utf8')));
  child.stderr?.on('data', (part: Buffer) => parts.push(part.toString('utf8')));
  return parts;
}

async function untilWell(server: ChildProcess, url: string, output: string[]): Promise<void> {
  const last = Date.now() + 240_000;
  while (Date.now() < last) {
    if (server.exitCode !== null)
      throw new Error(`the server ended with ${server.exitCode}:\n${output.join('')}`);
    const well = await fetch(`${url}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (well) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  server.kill('SIGKILL');
  throw new Error(`the server was not well within four minutes:\n${output.join('')}`);
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
