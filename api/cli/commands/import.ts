import { resolve } from 'node:path';
import { IMPORT_PROFILES } from '../../../ingest/imports/index.ts';
import { runImport } from '../../imports/run-import.ts';
import { inColumns } from '../../running/columns.ts';
import { EXIT } from '../../running/exit-codes.ts';
import type { Command } from '../command.ts';
import { importLines } from '../import-lines.ts';
import { said } from '../io.ts';
import { UsageError } from '../usage-error.ts';

const ids = IMPORT_PROFILES.map((profile) => profile.id).join(', ');

export const importCommand: Command = {
  works: 'installation',
  summary: { zh: '导入历史数据（CSV，可为 .gz）', en: 'import history from CSV, gzipped or not' },
  usage: ['FILE --profile PROFILE [--timezone ZONE] [--json]', '--list'],
  positionals: { least: 0, most: 1 },
  options: {
    profile: {
      type: 'string',
      value: 'PROFILE',
      says: { zh: `文件的种类：${ids}`, en: `kind of file: ${ids}` },
    },
    timezone: {
      type: 'string',
      value: 'ZONE',
      says: {
        zh: '无时区的时间所在时区，替代该种类的默认值',
        en: "zone of times without an offset, in place of the profile's own",
      },
    },
    list: { type: 'boolean', says: { zh: '列出所有种类', en: 'list all profiles' } },
  },
  details: [
    {
      zh: '可重复执行：相同的行不再处理，变化的行补上缺少的事件；中断后再次执行会接着导入。坏行只影响它自己，逐行列在报告里，退出码仍为 0。',
      en: 'Run it again at will: equal rows do nothing, changed rows append what is missing, and an import that was broken off goes on. A bad line costs only itself and is listed in the report; the exit code stays 0.',
    },
  ],
  async run(huiyin, args, io) {
    if (args.given('list')) {
      const rows = IMPORT_PROFILES.map((profile) => [
        profile.id,
        said(io.reader, profile.name),
        profile.timezone,
      ]);
      for (const line of inColumns(rows)) io.out(line);
      return EXIT.ok;
    }
    const [file] = args.positionals;
    const profile = args.text('profile');
    if (file === undefined) throw new UsageError({ zh: '请给出要导入的文件', en: 'name the file to import' });
    if (profile === undefined)
      throw new UsageError({
        zh: `请用 --profile 给出文件的种类：${ids}`,
        en: `name the kind of file in --profile: ${ids}`,
      });
    const report = await runImport(huiyin, {
      path: resolve(io.folder, file),
      profile,
      timezone: args.text('timezone'),
      signal: io.signal,
      onProgress: ({ rows, created, refused }) =>
        io.progress(
          said(io.reader, {
            zh: `已读 ${rows} 行，新建 ${created}，拒收 ${refused}`,
            en: `${rows} rows, ${created} tickets made, ${refused} refused`,
          }),
        ),
    });
    if (args.given('json')) io.out(JSON.stringify(report));
    else for (const line of importLines(report, io.reader)) io.out(line);
    if (report.state === 'stopped') return EXIT.interrupted;
    // a figure that is asked for next is there
    await huiyin.projector.caughtUp();
    return EXIT.ok;
  },
};
