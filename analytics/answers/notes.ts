import type { Metric } from '../metrics/metric.ts';
import { byKey } from './by-key.ts';
import { livesOf, total } from './lives.ts';
import type { Reading } from './reading.ts';

/** What a reader must know before comparing the figures, each in both languages. */
export function notesOf(metric: Metric, reading: Reading, whole: boolean): string[] {
  if (reading.kind === 'counts') return [];
  const notes: string[] = [];
  if (metric.shape === 'duration' && reading.cells.some(({ completedOnly }) => completedOnly)) {
    const groups = byKey(reading.cells, whole).map(({ cells }) => livesOf(cells));
    if (groups.some(({ finishedOnly }) => finishedOnly))
      notes.push(
        '来源只含已办结案件，未结案件不在其中：给出普通分位数，不作生存估计 / open cases absent from the source: plain quantiles, no survival estimate',
      );
    const leftOut = groups.reduce((sum, group) => sum + group.leftOut, 0);
    if (leftOut > 0)
      notes.push(
        `${leftOut} 件来自只含已办结案件的来源，未计入生存估计 / ${leftOut} from sources of finished cases only are left out of the survival estimate`,
      );
  }
  const faults = total(reading.cells.filter(({ end }) => end === 'fault'));
  if (faults > 0)
    notes.push(
      `${faults} 件的结束时间早于开始时间，未计入 / ${faults} end before they begin and are left out`,
    );
  if (reading.binned)
    notes.push('样本较大，时长按 1% 分箱 / a large sample: durations are counted in bins of 1 %');
  return notes;
}
