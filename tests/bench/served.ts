import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Served = {
  url: string;
  data: string;
  pid: number;
  /** Stops it as an operator would, and waits until it has drained. */
  stop(): Promise<void>;
  remove(): void;
};

/** The built server in a process of its own, on an empty installation and a free port, refusing nobody for haste. */
export async function serve(argv: string[] = []): Promise<Served> {
  const data = mkdtempSync(join(tmpdir(), 'huiyin-bench-'));
  const child = spawn(process.execPath, [...argv, 'dist/server/server.mjs'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HUIYIN_DATA: data,
      HUIYIN_RATE_LIMITS: 'off',
      HUIYIN_LOG: 'error',
      PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressOf(child);
  return {
    url,
    data,
    pid: child.pid ?? 0,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
    remove: () => rmSync(data, { recursive: true, force: true }),
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const url = /(http:\/\/127\.0\.0\.1:\d+)\//.exec(said)?.[1];
      if (url !== undefined && /ready in/.test(said)) resolve(url);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}
