import { resolve } from 'node:path';
import { restoreBackup } from '../../backup/restore-backup.ts';
import { verifyLedger } from '../../ledger/verify.ts';
import { openLog } from '../../log.ts';
import { openHuiyin } from '../../open.ts';
import { EXIT } from '../../running/exit-codes.ts';
import { peek } from '../../running/peek.ts';
import type { Command } from '../command.ts';
import { said } from '../io.ts';

export const restore: Command = {
  works: 'folder',
  summary: { zh: '把备份恢复到空的数据文件夹', en: 'restore a backup into an empty data folder' },
  usage: ['FOLDER [--json]'],
  positionals: { least: 1, most: 1 },
  options: {},
  details: [
    {
      zh: '先按清单核对每个文件，恢复后重建统计事实并校验账本；校验不符时退出码为 1。',
      en: 'Compares every file with the manifest first; then makes the facts again and verifies the ledger: exit code 1 when that finds something.',
    },
  ],
  async run({ settings, root }, args, io) {
    const manifest = await restoreBackup(resolve(io.folder, args.positionals[0] ?? ''), settings);
    const seen = await peek(settings.databaseUrl, root);
    const huiyin = await openHuiyin({
      settings: { ...settings, demonstration: seen.kind === 'demonstration' },
      root,
      log: openLog('warn'),
    });
    try {
      const report = await verifyLedger(
        huiyin,
        ({ stage, done, of }) => io.progress(`verify ${stage} ${done}/${of}`),
        io.signal,
      );
      io.progress(said(io.reader, { zh: '正在重建统计事实 …', en: 'making the facts again …' }));
      await huiyin.projector.caughtUp();
      const whole = report.ok && report.head?.hash === manifest.head?.hash;
      if (args.given('json'))
        io.out(
          JSON.stringify({
            folder: settings.data,
            head: report.head,
            verified: whole,
            faults: report.faults,
          }),
        );
      else
        io.out(
          whole
            ? said(io.reader, {
                zh: `已恢复到 ${settings.data}：${report.events} 个事件，${report.tickets} 张工单，校验相符`,
                en: `restored into ${settings.data}: ${report.events} events, ${report.tickets} tickets, and it verifies`,
              })
            : said(io.reader, {
                zh: `已恢复，但校验发现 ${report.faults} 处不符，请执行 verify`,
                en: `restored, but ${report.faults} things do not fit: run verify`,
              }),
        );
      return whole ? EXIT.ok : EXIT.failed;
    } finally {
      await huiyin.close();
    }
  },
};
