import { cpus, loadavg, totalmem } from 'node:os';

/** What a figure was measured on: it means little without. */
export function machine(): Record<string, string> {
  const [first] = cpus();
  return {
    cpu: `${first?.model.trim() ?? 'unknown'} × ${cpus().length}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${process.platform} ${process.arch}`,
    node: process.version,
    // others on the same cores make every absolute figure worse; ratios of one run suffer less
    'load at the end (1 min)': loadavg()[0]?.toFixed(1) ?? '',
  };
}
