import { inColumns, padTo } from '../running/columns.ts';
import type { Command, CommandEntry, OptionDescription } from './command.ts';
import { COMMON_OPTIONS } from './read-args.ts';
import { said, type Reader } from './io.ts';

const PROGRAM = 'npm run -s huiyin --';
/** Help is read once: without a word about the reader's language it is in both. */
const EXITS = [
  ['0', { zh: '成功', en: 'done' }],
  [
    '1',
    {
      zh: '已执行，但结果为否（校验发现问题）或中途出错',
      en: 'it ran and the answer is no (verify found something), or it broke off',
    },
  ],
  ['2', { zh: '参数、输入或设置有误', en: 'wrong arguments, input or settings' }],
  ['3', { zh: '数据文件夹被占用，稍后再试', en: 'the data folder is in use: try again later' }],
  [
    '4',
    {
      zh: '数据库类型不符，或由更新版本创建',
      en: 'the database is of another kind, or newer than this build',
    },
  ],
  ['130', { zh: '被 Ctrl-C 中断', en: 'interrupted by Ctrl-C' }],
] as const;

const heading = (reader: Reader, zh: string, en: string): string =>
  reader === 'zh' ? zh : reader === 'en' ? en : `${zh} ${en}`;

/** `huiyin --help` */
export function helpOfAll(commands: readonly CommandEntry[], reader: Reader): string[] {
  return [
    said(reader, {
      zh: '回音的命令行：在 HUIYIN_DATA 指定的系统上执行（默认 data），服务器运行时也可用',
      en: 'The command line of Huiyin: works on the installation in HUIYIN_DATA (default: data), beside a running server too',
    }),
    '',
    `${heading(reader, '用法', 'usage')}: ${PROGRAM} ${heading(reader, '命令', 'COMMAND')} [...] [--json]`,
    '',
    ...inColumns(
      commands.map(({ name, summary }) => [name, said(reader, summary)]),
      { indent: '  ' },
    ),
    '',
    said(reader, { zh: '各命令的详情：命令 --help', en: 'more on each: COMMAND --help' }),
    ...exits(reader),
  ];
}

/** `huiyin COMMAND --help` */
export function helpOf(name: string, command: Command, reader: Reader): string[] {
  const all: Record<string, OptionDescription> = { ...command.options, ...COMMON_OPTIONS };
  const options = Object.entries(all).map(([option, described]) => {
    const short = described.short === undefined ? '' : `-${described.short}, `;
    const value = described.value === undefined ? '' : ` ${described.value}`;
    return [`${short}--${option}${value}`, said(reader, described.says)];
  });
  return [
    said(reader, command.summary),
    '',
    ...command.usage.map((form, at) =>
      `${at === 0 ? `${heading(reader, '用法', 'usage')}:` : padTo('', heading(reader, '用法', 'usage').length + 1)} ${PROGRAM} ${name} ${form}`.trimEnd(),
    ),
    '',
    ...inColumns(options, { indent: '  ' }),
    ...(command.details.length > 0
      ? ['', ...command.details.flatMap((each) => paragraphs(reader, each))]
      : []),
    ...exits(reader),
  ];
}

const paragraphs = (reader: Reader, { zh, en }: { zh: string; en: string }): string[] =>
  reader === 'both' ? [zh, en] : [reader === 'zh' ? zh : en];

const exits = (reader: Reader): string[] => [
  '',
  `${heading(reader, '退出码', 'exit codes')}:`,
  ...inColumns(
    EXITS.map(([code, says]) => [code, said(reader, says)]),
    { indent: '  ', right: new Set([0]) },
  ),
];
