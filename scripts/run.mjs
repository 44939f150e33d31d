import { spawn } from 'node:child_process';

/**
 * Runs a program to its end and collects what it says.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: Record<string, string | undefined>, show?: boolean }} options `show` passes its output
 *   on to ours as it comes
 * @returns {Promise<{ code: number, output: string }>} 127 when the program does not exist
 */
export function run(program, args, { cwd, env = {}, show = false }) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    const parts = [];
    child.stdout?.on('data', (part) => parts.push(part));
    child.stderr?.on('data', (part) => parts.push(part));
    const stop = () => child.kill('SIGTERM');
    process.once('SIGTERM', stop);
    const end = (code, more = '') => {
      process.removeListener('SIGTERM', stop);
      resolve({ code, output: Buffer.concat(parts).toString('utf8') + more });
    };
    child.on('error', (error) => end(127, error.message));
    child.on('close', (code, signal) => end(code ?? (signal ? 130 : 1)));
  });
}

/** `12.3 s`, `2 min 5 s`. */
export function seconds(milliseconds) {
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return `${Math.floor(milliseconds / 60_000)} min ${Math.round((milliseconds % 60_000) / 1000)} s`;
}
