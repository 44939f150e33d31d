import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const ROOT = resolve(import.meta.dirname, '../../..');

/** The server as it is shipped, bundled into a folder from which its packages can be found. */
export async function bundleServer(): Promise<{ entry: string; remove(): void }> {
  mkdirSync(join(ROOT, 'test-results'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, 'test-results/server-'));
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: true,
      outDir: folder,
      target: 'node20',
      rolldownOptions: {
        input: { server: join(ROOT, 'api/server.ts') },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  return { entry: join(folder, 'server.mjs'), remove: () => rmSync(folder, { recursive: true }) };
}

export type KillableServer = {
  url: string;
  /** The process is gone when it resolves, whatever it was doing. */
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
};

/** Starts it on a data folder and a free port; resolves when its doors are open. */
export async function startKillable(entry: string, data: string): Promise<KillableServer> {
  const child = spawn(process.execPath, [entry], {
    cwd: ROOT,
    env: { ...process.env, HUIYIN_DATA: data, HUIYIN_RATE_LIMITS: 'off', HUIYIN_LOG: 'error', PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = once(child, 'exit');
  const url = await addressOf(child);
  return {
    url,
    async kill(signal) {
      child.kill(signal);
      await gone;
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((found, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const url = /(http:\/\/127\.0\.0\.1:\d+)\//.exec(said)?.[1];
      if (url !== undefined && said.includes('ready in')) found(url);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${said}`)));
  });
}
