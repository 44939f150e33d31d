import { join, resolve } from 'node:path';
import { makeBackup } from '../../backup/make-backup.ts';
import { EXIT } from '../../running/exit-codes.ts';
import type { Command } from '../command.ts';
import { said } from '../io.ts';

export const backup: Command = {
  works: 'installation',
  summary: { zh: '备份（服务器运行时也可）', en: 'make a backup, of a running server too' },
  usage: ['[--to FOLDER] [--json]'],
  positionals: { least: 0, most: 0 },
  options: {
    to: {
      type: 'string',
      value: 'FOLDER',
      says: {
        zh: '空的或尚不存在的文件夹；默认在数据文件夹的 backups 下',
        en: 'empty or not there yet; default: below backups in the data folder',
      },
    },
  },
  details: [
    {
      zh: '一致的数据库副本、安装密钥、文件和带哈希的清单；统计事实可重建，不在其中。密钥能解开查询码，请妥善保管备份。',
      en: 'A consistent copy of the database, the installation key, files, and a manifest of hashes; facts are made again and are left out. The key opens query codes: keep a backup as safe as the installation.',
    },
  ],
  async run(huiyin, args, io) {
    const name = new Date(huiyin.clock()).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
    const to = args.text('to');
    const folder = to === undefined ? join(huiyin.settings.data, 'backups', name) : resolve(io.folder, to);
    io.progress(said(io.reader, { zh: '正在复制数据库 …', en: 'copying the database …' }));
    const report = await makeBackup(huiyin, folder);
    if (args.given('json'))
      io.out(JSON.stringify({ folder: report.folder, bytes: report.bytes, ...report.manifest }));
    else {
      const size = (report.bytes / 1_000_000).toFixed(1);
      const events = report.manifest.head?.sequence ?? 0;
      io.out(
        said(io.reader, {
          zh: `已备份到 ${folder}：${events} 个事件，${size} MB`,
          en: `backed up to ${folder}: ${events} events, ${size} MB`,
        }),
      );
    }
    return EXIT.ok;
  },
};
