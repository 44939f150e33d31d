import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { machine } from './machine.ts';

export type Line = { what: string; measured: string; budget: string; met: boolean | null };

/** Keeps what a bench measured: JSON for machines, a table for people, and the table on the console. */
export function writeResults(
  name: string,
  result: { title: string; lines: Line[]; notes: string[]; data: Record<string, unknown> },
): void {
  const folder = 'tests/bench/results';
  mkdirSync(folder, { recursive: true });
  const on = machine();
  const rows = result.lines.map(
    ({ what, measured, budget, met }) =>
      `| ${what} | ${measured} | ${budget} | ${met === null ? '' : met ? 'yes' : 'NO'} |`,
  );
  const text = [
    `# ${result.title}`,
    '',
    '| What | Measured | Budget | Met |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    ...result.notes.map((note) => `- ${note}`),
    `- Machine: ${Object.entries(on)
      .map(([key, value]) => `${key}: ${value}`)
      .join('; ')}.`,
    '',
  ].join('\n');
  writeFileSync(join(folder, `${name}.md`), text);
  writeFileSync(
    join(folder, `${name}.json`),
    `${JSON.stringify({ name, machine: on, lines: result.lines, ...result.data }, null, 2)}\n`,
  );
  console.log(text);
}
