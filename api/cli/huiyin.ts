import { readerOf, type Io } from './io.ts';
import { main } from './main.ts';
import { EXIT } from '../running/exit-codes.ts';

const stop = new AbortController();
let shown = false;
/** Progress is on a terminal only, and never between lines of anything else. */
const clear = (): void => {
  if (shown) process.stderr.write('\r\u001b[K');
  shown = false;
};
const io: Io = {
  out(line) {
    clear();
    process.stdout.write(`${line}\n`);
  },
  note(line) {
    clear();
    process.stderr.write(`${line}\n`);
  },
  progress(line) {
    if (!process.stderr.isTTY) return;
    process.stderr.write(`\r\u001b[K${line}`);
    shown = true;
  },
  reader: readerOf(process.env),
  folder: process.cwd(),
  signal: stop.signal,
};

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (stop.signal.aborted) process.exit(EXIT.interrupted);
    stop.abort();
  });
// `huiyin … | head` has read enough
process.stdout.on('error', () => process.exit(EXIT.ok));

const code = await main(process.argv.slice(2), process.env, io);
clear();
process.stdout.write('', () => process.exit(code));
