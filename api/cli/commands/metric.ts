import { METRICS } from '../../../analytics/metrics/index.ts';
import { DIMENSIONS } from '../../../analytics/question.ts';
import type { Bilingual } from '../../contract/common.ts';
import { answerMetric } from '../../metrics/answer.ts';
import { definitionOf } from '../../metrics/definition.ts';
import { readQuestion } from '../../metrics/question.ts';
import { askedMetric } from '../../metrics/asked-metric.ts';
import { inColumns } from '../../running/columns.ts';
import { EXIT } from '../../running/exit-codes.ts';
import type { Args, Command } from '../command.ts';
import { said, type Io } from '../io.ts';
import { metricTable } from '../metric-table.ts';
import { UsageError } from '../usage-error.ts';

export const metric: Command = {
  works: 'installation',
  summary: { zh: '计算一个指标', en: 'compute a metric' },
  usage: [
    'ID [--by DIM,…] [--where DIM=VALUE …] [--from T] [--to T] [--as-of T] [--clock elapsed|working] [--json]',
    'ID --definition',
    '--list',
  ],
  positionals: { least: 0, most: 1 },
  options: {
    by: { type: 'string', value: 'DIM,…', says: { zh: '分组维度', en: 'group by these dimensions' } },
    where: {
      type: 'string',
      multiple: true,
      value: 'DIM=VALUE',
      says: {
        zh: '筛选，可重复；同一维度的多个值取其一，(none) 表示空',
        en: 'filter; repeats: values of one dimension are alternatives, (none) is none',
      },
    },
    from: { type: 'string', value: 'T', says: { zh: '自（含）', en: 'period from, inclusive' } },
    to: { type: 'string', value: 'T', says: { zh: '至（不含）', en: 'period to, exclusive' } },
    'as-of': {
      type: 'string',
      value: 'T',
      says: {
        zh: '截至（含）此刻已发生的；默认现在',
        en: 'what had happened by then, inclusive; default: now',
      },
    },
    clock: {
      type: 'string',
      value: 'CLOCK',
      says: { zh: 'elapsed 自然时间（默认）或 working 工作时间', en: 'elapsed (default) or working time' },
    },
    definition: { type: 'boolean', says: { zh: '显示指标的定义', en: "show the metric's definition" } },
    list: { type: 'boolean', says: { zh: '列出所有指标', en: 'list all metrics' } },
  },
  details: [
    { zh: `维度：${DIMENSIONS.join(' ')}`, en: `dimensions: ${DIMENSIONS.join(' ')}` },
    {
      zh: '时间 T：2011-10-01T00:00:00（无时区按 UTC）、2011-10-01、2026-11-24T09:30:00+08:00 或毫秒数',
      en: 'times T: 2011-10-01T00:00:00 (UTC without an offset), 2011-10-01, 2026-11-24T09:30:00+08:00, or epoch ms',
    },
    {
      zh: '--json 输出 { metric, asOf, unit, groups: [{ key, … }] }，时长以小时计，未达到者为 null',
      en: '--json prints { metric, asOf, unit, groups: [{ key, … }] }; durations are in hours, what is not reached is null',
    },
  ],
  async run(huiyin, args, io) {
    if (args.given('list')) return list(args, io);
    const [id] = args.positionals;
    if (id === undefined)
      throw new UsageError({
        zh: '请给出指标 ID，或用 --list 列出',
        en: 'name a metric, or list them with --list',
      });
    if (args.given('definition')) return define(id, args, io);
    const question = readQuestion(
      {
        by: args.text('by'),
        where: args.texts('where'),
        from: args.text('from'),
        to: args.text('to'),
        asOf: args.text('as-of'),
        clock: args.text('clock'),
      },
      huiyin.clock(),
    );
    // before waiting for anything: a slip of the finger is told at once
    const asked = askedMetric(id, question);
    await huiyin.projector.caughtUp();
    const answer = await answerMetric(huiyin, id, question);
    if (args.given('json')) {
      const { metric: name, asOf, unit, groups } = answer;
      io.out(JSON.stringify({ metric: name, asOf, unit, groups }));
      return EXIT.ok;
    }
    io.out(`${said(io.reader, asked.name)} · ${new Date(answer.asOf).toISOString()} · ${question.clock}`);
    for (const line of metricTable(answer, question.by, io.reader)) io.out(line);
    for (const note of answer.notes) io.out(note);
    return EXIT.ok;
  },
};

function list(args: Args, io: Io): typeof EXIT.ok {
  if (args.given('json')) io.out(JSON.stringify({ metrics: METRICS.map(definitionOf) }));
  else
    for (const line of inColumns(
      METRICS.map((each) => [each.id, said(io.reader, each.name), said(io.reader, each.summary)]),
    ))
      io.out(line);
  return EXIT.ok;
}

const LINES: readonly (readonly [
  'population' | 'numerator' | 'denominator' | 'basis' | 'exclusions' | 'formula',
  Bilingual,
])[] = [
  ['population', { zh: '总体', en: 'population' }],
  ['numerator', { zh: '分子', en: 'numerator' }],
  ['denominator', { zh: '分母', en: 'denominator' }],
  ['basis', { zh: '计入时间', en: 'basis' }],
  ['exclusions', { zh: '不计入', en: 'exclusions' }],
  ['formula', { zh: '公式', en: 'formula' }],
];

function define(id: string, args: Args, io: Io): typeof EXIT.ok {
  const found = definitionOf(askedMetric(id, { by: [], where: [] }));
  if (args.given('json')) {
    io.out(JSON.stringify(found));
    return EXIT.ok;
  }
  io.out(`${found.id}  ${said(io.reader, found.name)}`);
  io.out(said(io.reader, found.summary));
  const rows = LINES.flatMap(([name, label]) => {
    const text = found.definition[name];
    return text === undefined ? [] : [[said(io.reader, label), said(io.reader, text)]];
  });
  for (const line of inColumns([
    ...rows,
    [said(io.reader, { zh: '出处', en: 'source' }), found.definition.source],
  ]))
    io.out(line);
  return EXIT.ok;
}
