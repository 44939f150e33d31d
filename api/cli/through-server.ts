import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { EXIT, type ExitCode } from '../running/exit-codes.ts';
import { readHolder } from '../running/data-lock.ts';
import { said, type Io } from './io.ts';
import { Answer, PROTOCOL, type Request } from './wire.ts';

/** Runs a command in the server that holds the data folder; null when none listens there. */
export async function throughServer(
  data: string,
  command: string,
  argv: readonly string[],
  io: Io,
): Promise<ExitCode | null> {
  const path = readHolder(data)?.socket ?? null;
  const socket = path === null ? null : await reach(path);
  if (socket === null) return null;
  const asked: Request = {
    protocol: PROTOCOL,
    command,
    argv: [...argv],
    reader: io.reader,
    folder: io.folder,
  };
  socket.write(`${JSON.stringify(asked)}\n`);
  // the other end hears of Ctrl-C by the end of the connection's first half, and still has the last word
  const leave = (): void => void socket.end();
  if (io.signal.aborted) leave();
  else io.signal.addEventListener('abort', leave, { once: true });
  for await (const line of createInterface({ input: socket, crlfDelay: Infinity })) {
    const answer = Answer.parse(JSON.parse(line));
    if ('out' in answer) io.out(answer.out);
    else if ('note' in answer) io.note(answer.note);
    else if ('progress' in answer) io.progress(answer.progress);
    else return known(answer.exit);
  }
  io.note(
    said(io.reader, {
      zh: '服务器中断了连接，请查看它的日志',
      en: 'the server broke off: see its log',
    }),
  );
  return EXIT.failed;
}

const known = (code: number): ExitCode => Object.values(EXIT).find((each) => each === code) ?? EXIT.failed;

function reach(path: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(socket));
    // left behind by a process that was killed: the lock will tell
    socket.once('error', () => resolve(null));
  });
}
