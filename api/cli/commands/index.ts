import type { CommandEntry } from '../command.ts';

/** Every command, in the order in which the help lists them. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'import',
    summary: { zh: '导入历史数据', en: 'import history from a file' },
    begins: true,
    load: async () => (await import('./import.ts')).importCommand,
  },
  {
    name: 'metric',
    summary: { zh: '计算一个指标', en: 'compute a metric' },
    begins: false,
    load: async () => (await import('./metric.ts')).metric,
  },
  {
    name: 'verify',
    summary: { zh: '校验账本', en: 'prove that nothing in the ledger was changed' },
    begins: false,
    load: async () => (await import('./verify.ts')).verify,
  },
  {
    name: 'rebuild-facts',
    summary: { zh: '由账本重建全部统计事实', en: 'make all facts again from the ledger' },
    begins: false,
    load: async () => (await import('./rebuild-facts.ts')).rebuildFactsCommand,
  },
  {
    name: 'backup',
    summary: { zh: '备份，服务器运行时也可', en: 'make a backup, of a running server too' },
    begins: false,
    load: async () => (await import('./backup.ts')).backup,
  },
  {
    name: 'restore',
    summary: { zh: '把备份恢复到空的数据文件夹', en: 'restore a backup into an empty data folder' },
    begins: true,
    load: async () => (await import('./restore.ts')).restore,
  },
  {
    name: 'user',
    summary: { zh: '管理工作人员', en: 'members of staff: list, add, change, one-time links' },
    begins: false,
    load: async () => (await import('./user.ts')).user,
  },
];

export function findCommand(name: string): CommandEntry | null {
  return COMMANDS.find((command) => command.name === name) ?? null;
}
