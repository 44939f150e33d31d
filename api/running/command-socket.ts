import { createHash } from 'node:crypto';
import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findCommand } from '../cli/commands/index.ts';
import type { Io } from '../cli/io.ts';
import { readArgs } from '../cli/read-args.ts';
import { telling } from '../cli/run-command.ts';
import { UsageError } from '../cli/usage-error.ts';
import { Request, type Answer } from '../cli/wire.ts';
import type { Huiyin } from '../huiyin.ts';
import type { DataLock } from './data-lock.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';

/** What the kernel takes for a socket's path, with its closing zero. */
const MOST_PATH_BYTES = 104;

/** In the data folder; a folder too deep for the kernel gets a short path of its own, which `running.json` tells. */
export function socketPath(folder: string, temporary: string = tmpdir()): string {
  const path = join(folder, 'huiyin.sock');
  if (Buffer.byteLength(path) < MOST_PATH_BYTES) return path;
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  return join(temporary, `huiyin-${name}.sock`);
}

/** Takes commands from the command line of the same user, and runs them in this process. */
export async function openCommandSocket(huiyin: Huiyin, lock: DataLock): Promise<{ close(): Promise<void> }> {
  const path = socketPath(huiyin.settings.data);
  // whoever holds the lock is alone: what lies here was left by a process that was killed
  rmSync(path, { force: true });
  const connections = new Map<Socket, AbortController>();
  // Ctrl-C ends the caller's half: we still have the last word
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    const stop = new AbortController();
    connections.set(socket, stop);
    socket.once('end', () => stop.abort());
    socket.on('error', () => stop.abort());
    socket.once('close', () => {
      stop.abort();
      connections.delete(socket);
    });
    serve(huiyin, socket, stop.signal).catch((error: unknown) => {
      huiyin.log.error({ error }, 'a command failed');
      socket.destroy();
    });
  });
  await listenPrivately(server, path);
  lock.announce(path);
  return {
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // a long command is interrupted: it tells its caller and can be taken up again
      for (const stop of connections.values()) stop.abort();
      await closed;
      rmSync(path, { force: true });
    },
  };
}

/** Nobody else's from the first moment on. */
async function listenPrivately(server: Server, path: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    const before = process.umask(0o177);
    try {
      server.listen(path, () => resolve());
    } finally {
      process.umask(before);
    }
  });
  chmodSync(path, 0o600);
}

async function serve(huiyin: Huiyin, socket: Socket, signal: AbortSignal): Promise<void> {
  const send = (answer: Answer): void => {
    if (socket.writable) socket.write(`${JSON.stringify(answer)}\n`);
  };
  const line = await firstLine(socket);
  if (line === null) return;
  const asked = Request.parse(JSON.parse(line));
  const io: Io = {
    out: (text) => send({ out: text }),
    note: (text) => send({ note: text }),
    progress: (text) => send({ progress: text }),
    reader: asked.reader,
    folder: asked.folder,
    signal,
  };
  const exit = await telling(io, () => runHere(huiyin, asked, io));
  send({ exit });
  socket.end();
}

async function runHere(huiyin: Huiyin, asked: Request, io: Io): Promise<ExitCode> {
  const command = await findCommand(asked.command)?.load();
  if (!command || command.works === 'folder') {
    io.note(`huiyin ${asked.command}: 服务器运行时不可用 / not while the server runs`);
    return EXIT.busy;
  }
  if (io.signal.aborted) throw new UsageError({ zh: '已中断', en: 'interrupted' });
  return command.run(huiyin, readArgs(command, asked.argv), io);
}

function firstLine(socket: Socket): Promise<string | null> {
  return new Promise((resolve) => {
    const lines = createInterface({ input: socket, crlfDelay: Infinity });
    lines.once('line', resolve);
    lines.once('close', () => resolve(null));
  });
}
