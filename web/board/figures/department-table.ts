import type { MetricAnswer } from '../../../analytics/answer.ts';
import { SMALL_SAMPLE } from '../../charts/drawing/chart.ts';
import type { Cell, FigureTable } from './figure-table.ts';
import { byKey } from './group-of.ts';
import { countText, hoursText, shareText, type Speech } from './speech.ts';

/** Answers by department, each under its metric. */
export type ByDepartment = Readonly<Record<string, MetricAnswer | undefined>>;

/** One line a department. A rate stands beside its lower bound and its sample: an order by the lower bound rewards no luck. */
export function departmentTable(answers: ByDepartment, speech: Speech): FigureTable {
  const onTime = rates(answers['on-time-rate']);
  const satisfied = rates(answers['satisfied-rate']);
  const resolution = durations(answers['resolution-time']);
  const counts = {
    volume: counted(answers['volume']),
    open: counted(answers['open']),
    overdue: counted(answers['overdue']),
  };
  const codes = new Set<string | null>(
    [onTime, satisfied, resolution, counts.volume, counts.open].flatMap((groups) => [...groups.keys()]),
  );
  const ids = [
    'on-time',
    'on-time-low',
    'due',
    'median',
    'within-72',
    'satisfied',
    'satisfied-low',
    'rated',
    'volume',
    'open',
    'overdue',
  ] as const;
  const columns = [
    { id: 'department', label: speech.dimension('department'), numeric: false },
    ...ids.map((id) => ({ id, label: speech.t(`board.column.${id}`), numeric: true })),
  ];
  const rows = [...codes].map((code) => {
    const rate = onTime.get(code);
    const liked = satisfied.get(code);
    const time = resolution.get(code);
    const within = time?.within.find((one) => one.hours === 72)?.share ?? null;
    const cells: Record<'department' | (typeof ids)[number], Cell> = {
      department: { text: speech.name('department', code), raw: speech.name('department', code) },
      'on-time': share(rate?.value ?? null),
      'on-time-low': share(rate?.low ?? null),
      due: number(rate?.denominator ?? 0, speech),
      median: { text: hoursText(time?.median ?? null, time?.sample ?? 0, speech), raw: time?.median ?? null },
      'within-72': share(within),
      satisfied: share(liked?.value ?? null),
      'satisfied-low': share(liked?.low ?? null),
      rated: number(liked?.denominator ?? 0, speech),
      volume: number(counts.volume.get(code)?.value ?? 0, speech),
      open: number(counts.open.get(code)?.value ?? 0, speech),
      overdue: number(counts.overdue.get(code)?.value ?? 0, speech),
    };
    return { key: [code], cells, small: (rate?.sample ?? 0) < SMALL_SAMPLE };
  });
  return { columns, rows };
}

const share = (raw: number | null): Cell => ({ text: shareText(raw), raw });
const number = (raw: number, speech: Speech): Cell => ({ text: countText(raw, speech), raw });

const rates = (answer: MetricAnswer | undefined) => byKey(answer?.shape === 'rate' ? answer.groups : []);
const durations = (answer: MetricAnswer | undefined) =>
  byKey(answer?.shape === 'duration' ? answer.groups : []);
const counted = (answer: MetricAnswer | undefined) => byKey(answer?.shape === 'count' ? answer.groups : []);
