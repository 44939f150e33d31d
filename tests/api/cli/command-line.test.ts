import { describe, expect, test } from 'vitest';
import type { MetricAnswer } from '../../../analytics/answer.ts';
import { chooseData } from '../../../api/cli/choose-data.ts';
import { COMMANDS } from '../../../api/cli/commands/index.ts';
import { helpOf } from '../../../api/cli/help.ts';
import { readerOf, said, type Io } from '../../../api/cli/io.ts';
import { main } from '../../../api/cli/main.ts';
import { metricTable } from '../../../api/cli/metric-table.ts';
import { readArgs } from '../../../api/cli/read-args.ts';
import { inColumns, widthOf } from '../../../api/running/columns.ts';
import { progressLine } from '../../../api/running/progress-line.ts';
import { socketPath } from '../../../api/running/command-socket.ts';

async function give(...argv: string[]) {
  const out: string[] = [];
  const notes: string[] = [];
  const io: Io = {
    out: (line) => out.push(line),
    note: (line) => notes.push(line),
    progress: () => {},
    reader: 'en',
    folder: '/nowhere',
    signal: new AbortController().signal,
  };
  return { exit: await main(argv, { HUIYIN_DATA: '/dev/null/nowhere' }, io), out, notes };
}

describe('help', () => {
  test('lists every command and what exit codes mean, and opens nothing', async () => {
    const { exit, out } = await give('--help');
    expect(exit).toBe(0);
    for (const { name } of COMMANDS) expect(out.join('\n')).toContain(`  ${name}`);
    expect(out.join('\n')).toMatch(/2 {2}wrong arguments/);
  });

  test.each(COMMANDS.map(({ name }) => name))('%s --help shows its use and each option', async (name) => {
    const { exit, out } = await give(name, '--help');
    expect(exit).toBe(0);
    expect(out.join('\n')).toContain(`-- ${name}`);
    const command = await COMMANDS.find((each) => each.name === name)?.load();
    for (const option of Object.keys(command?.options ?? {})) expect(out.join('\n')).toContain(`--${option}`);
  });

  test('is in both languages for whom nobody knows', async () => {
    const verify = await COMMANDS.find(({ name }) => name === 'verify')?.load();
    if (!verify) throw new Error('no verify');
    expect(helpOf('verify', verify, 'both').join('\n')).toMatch(/校验账本.*prove the ledger/);
  });
});

describe('wrong use is exit code 2, before anything is opened', () => {
  test.each([
    [[], /COMMAND|usage/i],
    [['fly'], /no command "fly"; there are import/],
    [['metric', 'open', '--colour', 'red'], /no option --colour/],
    [['metric', 'open', '--by'], /--by needs a value/],
    [['metric', 'open', 'closed'], /one argument too many: "closed"/],
    [['verify', '--json=yes'], /--json takes no value/],
    [['restore'], /an argument is missing/],
  ])('%j', async (argv, message) => {
    const { exit, out, notes } = await give(...argv);
    expect(exit).toBe(2);
    expect(out).toEqual([]);
    expect(notes.join('\n')).toMatch(message);
  });
});

test('an option that repeats keeps all its values, another one its last', () => {
  const args = readArgs(
    {
      options: {
        where: { type: 'string', multiple: true, says: { zh: '', en: '' } },
        by: { type: 'string', says: { zh: '', en: '' } },
      },
      positionals: { least: 1, most: 1 },
    },
    ['open', '--where', 'kind=help', '--where=campus=(none)', '--by', 'month', '--by', 'week', '--json'],
  );
  expect(args.texts('where')).toEqual(['kind=help', 'campus=(none)']);
  expect(args.text('by')).toBe('week');
  expect([args.given('json'), args.given('help'), args.positionals[0]]).toEqual([true, false, 'open']);
});

describe('which installation', () => {
  const there = (...paths: string[]) => {
    const known = new Set(paths);
    return (path: string) => known.has(path);
  };
  test('the named one, else one’s own', () => {
    expect(chooseData('/x', false, '/c', there()).folder).toBe('/x');
    const both = there('/c/data/huiyin.db', '/c/data/demonstration/huiyin.db');
    expect(chooseData(undefined, false, '/c', both)).toEqual({ folder: 'data', note: null });
  });
  test('the demonstration where only that is there, and it says so', () => {
    const choice = chooseData(undefined, false, '/c', there('/c/data/demonstration/huiyin.db'));
    expect(choice.folder).toBe('data/demonstration');
    expect(choice.note?.en).toContain('using the demonstration');
  });
  test('never the demonstration for a command that begins an installation', () => {
    expect(chooseData(undefined, true, '/c', there('/c/data/demonstration/huiyin.db')).folder).toBe('data');
  });
});

test('the reader’s language is the locale’s, both where it says none', () => {
  expect(readerOf({ LANG: 'zh_CN.UTF-8' })).toBe('zh');
  expect(readerOf({ LC_ALL: 'en_GB', LANG: 'zh_CN' })).toBe('en');
  expect(readerOf({ LANG: 'C.UTF-8' })).toBe('both');
  expect(said('both', { zh: '是', en: 'yes' })).toBe('是 / yes');
});

test('columns stand under one another, a Chinese character being two wide', () => {
  expect(widthOf('市民 a')).toBe(6);
  expect(
    inColumns(
      [
        ['市民', '1'],
        ['ab', '10'],
      ],
      { right: new Set([1]) },
    ),
  ).toEqual(['市民   1', 'ab    10']);
});

test('a table says what is not reached by a dash, and none by (none)', () => {
  const answer: MetricAnswer = {
    metric: 'resolution-time',
    asOf: 0,
    clock: 'elapsed',
    position: 1,
    notes: [],
    shape: 'duration',
    unit: 'hours',
    groups: [
      {
        key: [null],
        median: 21.0631,
        low: 20.2294,
        high: null,
        p90: null,
        events: 2,
        censored: 3,
        competing: 0,
        sample: 5,
        within: [],
        closedOnly: { median: 5.2796, p90: null, n: 2 },
        estimator: 'kaplan-meier',
        precision: { kind: 'exact' },
        faults: 0,
      },
    ],
  };
  const [head, row] = metricTable(answer, ['department'], 'en');
  expect(head?.split(/ {2,}/)).toEqual([
    'department',
    'median (h)',
    '95 % interval',
    'p90',
    'ended',
    'open',
    'closed-only median',
  ]);
  expect(row?.split(/ {2,}/)).toEqual(['(none)', '21.06', '20.23 … –', '–', '2', '3', '5.28']);
});

test('progress is one line on a terminal, and a line each tenth part elsewhere', () => {
  const written: string[] = [];
  const log = progressLine({ write: (text) => written.push(text) });
  for (let done = 0; done <= 1000; done += 1) log.show('work', done, 1000);
  expect(written).toHaveLength(11);
  expect(written.every((line) => line.endsWith('\n'))).toBe(true);
});

test('a socket’s path fits the kernel', () => {
  expect(socketPath('/var/lib/huiyin', '/tmp')).toBe('/var/lib/huiyin/huiyin.sock');
  const deep = socketPath(`/${'校园'.repeat(30)}`, '/tmp');
  expect(deep).toMatch(/^\/tmp\/huiyin-[0-9a-f]{16}\.sock$/);
  expect(socketPath(`/${'校园'.repeat(30)}`, '/tmp')).toBe(deep);
});
