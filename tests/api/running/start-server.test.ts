import { request } from 'node:http';
import { mkdtempSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../../api/cli/main.ts';
import type { Io } from '../../../api/cli/io.ts';
import { writeMark } from '../../../api/running/demonstration-mark.ts';
import { readHolder } from '../../../api/running/data-lock.ts';
import { readServerSettings } from '../../../api/running/server-settings.ts';
import { startServer, type RunningServer } from '../../../api/running/start-server.ts';
import { signedIn } from '../../support/test-app.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
let folder: string;
let said: string[];
const running: RunningServer[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huiyin-serve-'));
  said = [];
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(
  changes: { data?: string; demonstration?: boolean; reset?: boolean; port?: number } = {},
): Promise<RunningServer> {
  const demonstration = changes.demonstration ?? false;
  const settings = readServerSettings(
    {
      HUIYIN_DATA: changes.data ?? join(folder, 'data'),
      PORT: String(changes.port ?? 0),
      HUIYIN_RATE_LIMITS: 'off',
      HUIYIN_LOG: 'silent',
    },
    demonstration,
  );
  const server = await startServer({
    settings,
    root: ROOT,
    reset: changes.reset ?? false,
    say: (line) => said.push(line),
    progress: () => {},
    log: pino({ level: 'silent' }),
  });
  running.push(server);
  return server;
}

/** The command line at the same data folder, as a person gives it. */
async function huiyin(argv: string[], data = join(folder, 'data'), signal = new AbortController().signal) {
  const out: string[] = [];
  const notes: string[] = [];
  const io: Io = {
    out: (line) => out.push(line),
    note: (line) => notes.push(line),
    progress: () => {},
    reader: 'en',
    folder,
    signal,
  };
  const exit = await main(argv, { HUIYIN_DATA: data }, io);
  return { exit, out, notes };
}

function lodge(url: string, key: number): Promise<Response> {
  return fetch(`${url}/api/v1/submissions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': `key-${key}` },
    body: JSON.stringify({
      kind: 'complaint',
      text: `第${key}号楼没有热水`,
      disclosure: 'anonymous',
      language: 'zh',
    }),
  });
}

test('an empty installation prints the link for its first administrator, at each start until there is one', async () => {
  const first = await start();
  const link = said.find((line) => line.includes('/desk/welcome?token='))?.trim();
  expect(link).toContain(first.url);
  await first.stop();
  said = [];
  const second = await start();
  expect(said.some((line) => line.includes('/desk/welcome?token='))).toBe(true);
  await huiyin(['user', 'add', '--email', 'a@example.edu', '--name', 'A', '--role', 'administrator']);
  await second.stop();
  said = [];
  await start();
  expect(said.some((line) => line.includes('/desk/welcome?token='))).toBe(false);
});

test('it has a centre from the start, so that what nobody else has lies somewhere', async () => {
  const server = await start();
  expect(server.huiyin.organisation.centre?.code).toBe('centre');
});

test('a second process at the same data is refused with the pid of the first', async () => {
  await start();
  await expect(start()).rejects.toMatchObject({
    exit: 3,
    message: expect.stringContaining(`pid ${process.pid}`),
  });
});

test('a taken port is told before any data are made, and the folder is free again', async () => {
  const server = await start();
  const { port } = server.huiyin.settings;
  const data = join(folder, 'other');
  await expect(start({ data, port })).rejects.toMatchObject({
    exit: 3,
    message: expect.stringContaining(`${port}`),
  });
  expect(readHolder(data)).toBeNull();
  await start({ data });
});

test('an address or a Host header of which no request can be made gets 400 in words, and the strict policy', async () => {
  const server = await start();
  for (const [path, host] of [
    ['/a\\b', '127.0.0.1'],
    ['/', 'a b'],
    ['*', '127.0.0.1'],
  ]) {
    const answer = await new Promise<{ status: number | undefined; policy: unknown; body: string }>(
      (resolve, reject) => {
        const { port } = server.huiyin.settings;
        const asked = request({ host: '127.0.0.1', port, path, method: 'OPTIONS', headers: { host } });
        asked.on('error', reject);
        asked.on('response', async (response) => {
          const body = (await response.toArray()).join('');
          resolve({ status: response.statusCode, policy: response.headers['content-security-policy'], body });
        });
        asked.end();
      },
    );
    expect(answer).toMatchObject({ status: 400, policy: expect.stringContaining("default-src 'self'") });
    expect(JSON.parse(answer.body).detail).toMatch(/\p{Script=Han}.*Host/u);
  }
});

describe('a stop', () => {
  test('under load answers everything that was accepted, and loses nothing that was acknowledged', async () => {
    const server = await start();
    const made: number[] = [];
    let stopping = false;
    const failures: unknown[] = [];
    const client = async (id: number): Promise<void> => {
      for (let at = 0; ; at += 1) {
        const begunBefore = !stopping;
        try {
          const response = await lodge(server.url, id * 10_000 + at);
          if (response.status === 201) made.push(id * 10_000 + at);
          await response.arrayBuffer();
        } catch (error) {
          // a connection that was refused was never accepted; one that broke was
          if (begunBefore && !/ECONNREFUSED/.test(causeOf(error))) failures.push(causeOf(error));
          return;
        }
      }
    };
    const clients = Array.from({ length: 16 }, (_, id) => client(id));
    while (made.length < 50) await new Promise((settle) => setImmediate(settle));
    stopping = true;
    const began = performance.now();
    await server.stop();
    expect(performance.now() - began).toBeLessThan(10_000);
    await Promise.all(clients);
    expect(failures).toEqual([]);
    expect(statSync(join(folder, 'data/huiyin.db-wal'), { throwIfNoEntry: false })?.size ?? 0).toBe(0);
    const { out } = await huiyin(['verify', '--json']);
    expect(JSON.parse(out[0] ?? '')).toMatchObject({ ok: true, tickets: made.length });
  });

  test('ends live streams, so that nobody waits for them', async () => {
    const server = await start();
    const cookie = await signedIn(server.huiyin, 'supervisor');
    const stream = await fetch(`${server.url}/api/v1/live`, { headers: { cookie } });
    expect(stream.status).toBe(200);
    const whole = stream.text();
    const began = performance.now();
    await server.stop();
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(await whole).toContain('event: hello');
  });

  test('does not wait for connections that say nothing', async () => {
    const server = await start();
    const { port } = server.huiyin.settings;
    const silent = request({ host: '127.0.0.1', port, method: 'POST', path: '/' });
    silent.on('error', () => {});
    silent.write('half');
    await fetch(`${server.url}/healthz`);
    const began = performance.now();
    await server.stop();
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

describe('the command line beside a server', () => {
  test('goes through it, and sees what it has just done', async () => {
    const server = await start();
    await lodge(server.url, 1);
    const volume = await huiyin(['metric', 'volume', '--json']);
    expect(volume.exit).toBe(0);
    expect(JSON.parse(volume.out[0] ?? '')).toMatchObject({
      metric: 'volume',
      unit: 'tickets',
      groups: [{ key: [], value: 1 }],
    });
  });

  test('only its own user may speak to it', async () => {
    await start();
    const socket = readHolder(join(folder, 'data'))?.socket ?? '';
    expect(statSync(socket).mode & 0o777).toBe(0o600);
  });

  test('a data folder too deep for a socket gets a short one elsewhere', async () => {
    const data = join(folder, 'd'.repeat(120));
    mkdirSync(data);
    const server = await start({ data });
    await lodge(server.url, 1);
    const { exit, out } = await huiyin(['metric', 'volume', '--json'], data);
    expect(exit).toBe(0);
    expect(JSON.parse(out[0] ?? '').groups).toHaveLength(1);
  });

  test('wrong input is exit code 2 and names what and what was expected', async () => {
    await start();
    const asOf = await huiyin(['metric', 'volume', '--as-of', 'yesterday']);
    expect(asOf.exit).toBe(2);
    expect(asOf.notes[0]).toMatch(/^--as-of: "yesterday" is not a time; write 2026/);
    const profile = await huiyin(['import', 'x.csv', '--profile', 'nowhere']);
    expect(profile.exit).toBe(2);
    expect(profile.notes.join()).toContain('boston311');
    const file = await huiyin(['import', 'not-there.csv', '--profile', 'boston311']);
    expect(file.exit).toBe(2);
    expect(file.notes.join()).toContain('not-there.csv');
    expect((await huiyin(['metric', 'happiness'])).exit).toBe(2);
    expect((await huiyin(['restore', 'x'])).exit).toBe(3);
  });

  test('a backup under load is whole: restored elsewhere, it verifies', async () => {
    const server = await start();
    let going = true;
    const load = (async () => {
      for (let key = 0; going; key += 1) await lodge(server.url, key);
    })();
    while (server.huiyin.ledger.position < 10) await new Promise((settle) => setImmediate(settle));
    const to = join(folder, 'backup');
    const made = await huiyin(['backup', '--to', to, '--json']);
    going = false;
    await load;
    expect(made.exit).toBe(0);
    const head = JSON.parse(made.out[0] ?? '').head.sequence;
    expect(head).toBeGreaterThanOrEqual(10);
    const elsewhere = join(folder, 'elsewhere');
    const restored = await huiyin(['restore', to, '--json'], elsewhere);
    expect(restored.exit).toBe(0);
    expect(JSON.parse(restored.out[0] ?? '')).toMatchObject({ verified: true, head: { sequence: head } });
    expect((await huiyin(['restore', to], elsewhere)).exit).toBe(4);
    const again = await huiyin(['backup', '--to', to]);
    expect(again).toMatchObject({ exit: 2, notes: [expect.stringContaining('not empty')] });
  });
});

describe('a demonstration and an installation', () => {
  test('are never taken for one another', async () => {
    const own = await start();
    await own.stop();
    await expect(start({ demonstration: true })).rejects.toMatchObject({ exit: 4 });
    await expect(start({ demonstration: true, reset: true })).rejects.toMatchObject({ exit: 4 });
    const again = await start();
    await writeMark(again.huiyin, {
      state: 'filled',
      at: Date.now(),
      position: again.huiyin.ledger.position,
    });
    await again.stop();
    await expect(start()).rejects.toMatchObject({ exit: 4, message: expect.stringContaining('npm start') });
  });
});

function causeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof Error && 'code' in cause ? `${String(cause.code)} ${cause.message}` : String(error);
}
