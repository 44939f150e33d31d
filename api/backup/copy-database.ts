import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/**
 * What the worker runs, as plain JavaScript: a bundle has no file of its own for it, and Node 20 runs no TypeScript. It
 * finds its package from where this module lies.
 */
const PROGRAM = `
  const { createRequire } = require('node:module');
  const { parentPort, workerData } = require('node:worker_threads');
  const { createClient } = createRequire(workerData.from)('@libsql/client');
  const run = async () => {
    const source = createClient({ url: workerData.url, timeout: 5000 });
    try {
      await source.execute({ sql: 'VACUUM INTO ?', args: [workerData.to] });
    } finally {
      source.close();
    }
  };
  run().then(
    () => parentPort.postMessage({ ok: true }),
    (error) => parentPort.postMessage({ ok: false, message: String(error && error.message) }),
  );
`;

/**
 * A consistent copy of a database in use. It is one long read, so it runs in a thread of its own: the server's goes on
 * answering, and commits go on beside it.
 *
 * @throws Error with what the database said, such as a full disk
 */
export async function copyDatabase(url: string, to: string): Promise<void> {
  const worker = new Worker(PROGRAM, { eval: true, workerData: { from: import.meta.url, url, to } });
  try {
    const [answer] = await once(worker, 'message');
    if (!answer.ok) throw new Error(answer.message);
  } finally {
    await worker.terminate();
  }
}
