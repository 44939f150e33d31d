import { parseArgs } from 'node:util';
import type { Args, Command, OptionDescription } from './command.ts';
import { UsageError } from './usage-error.ts';

/** Every command knows these. */
export const COMMON_OPTIONS: Record<'json' | 'help', OptionDescription> = {
  json: { type: 'boolean', says: { zh: '输出 JSON', en: 'print JSON, for machines' } },
  help: { type: 'boolean', short: 'h', says: { zh: '显示帮助', en: 'show this help' } },
};

/**
 * Arguments of one command.
 *
 * @throws UsageError naming the argument
 */
export function readArgs(command: Pick<Command, 'options' | 'positionals'>, argv: readonly string[]): Args {
  const { values, positionals } = parse(command, argv);
  const { least, most } = command.positionals;
  if (positionals.length < least)
    throw new UsageError({ zh: `缺少参数，见 --help`, en: 'an argument is missing: see --help' });
  const extra = positionals[most];
  if (extra !== undefined)
    throw new UsageError({ zh: `多余的参数“${extra}”`, en: `one argument too many: "${extra}"` });
  const listOf = (option: string): string[] => {
    const value = values[option];
    return (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string');
  };
  return {
    positionals,
    text: (option) => listOf(option).at(-1),
    texts: listOf,
    given: (option) => values[option] !== undefined && values[option] !== false,
  };
}

function parse(command: Pick<Command, 'options'>, argv: readonly string[]): ReturnType<typeof parseArgs> {
  try {
    return parseArgs({
      args: [...argv],
      options: { ...command.options, ...COMMON_OPTIONS },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    throw new UsageError(wrong(error, [...Object.keys(command.options), ...Object.keys(COMMON_OPTIONS)]));
  }
}

function wrong(error: unknown, known: readonly string[]): { zh: string; en: string } {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? error.code : '';
  const option = /'(-{1,2}[^' ,=]*)/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return {
      zh: `没有选项 ${option}，可用：${known.map((each) => `--${each}`).join(' ')}`,
      en: `there is no option ${option}; there are ${known.map((each) => `--${each}`).join(' ')}`,
    };
  if (/argument missing|ambiguous/.test(message))
    return { zh: `${option} 需要一个值`, en: `${option} needs a value` };
  if (/does not take an argument/.test(message))
    return { zh: `${option} 不带值`, en: `${option} takes no value` };
  return { zh: message, en: message };
}
