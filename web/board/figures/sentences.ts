import type { Period } from '../../../analytics/period.ts';
import type { DurationGroup } from '../../../analytics/answer.ts';
import { isSmall, sideOf, type ComparedGroup } from '../../charts/drawing/chart.ts';
import { trendLabel, type TrendData } from '../../charts/trend-line.ts';
import type { SharesData } from '../../charts/stacked-shares.ts';
import { countText, exactHours, hoursInterval, hoursText, shareText, type Speech } from './speech.ts';

/** What a comparison shows in one sentence: how many stand apart from the whole, and that the rest may be chance. */
export function comparisonSentence(
  groups: readonly ComparedGroup[],
  average: number | null,
  unit: 'ratio' | 'hours',
  speech: Speech,
): string {
  const valued = groups.filter((group) => group.sample > 0);
  if (valued.length === 0) return speech.t('board.say.nothing');
  const side = (which: 'below' | 'above') => valued.filter((group) => sideOf(group, average) === which);
  const list = (which: 'below' | 'above'): string =>
    side(which).length === 0
      ? ''
      : speech.t(`board.say.${which}`, { n: side(which).length, names: named(side(which), speech) });
  const small = valued.filter(isSmall).length;
  return join(speech, [
    speech.t('board.say.compared', {
      n: valued.length,
      overall: unit === 'ratio' ? shareText(average) : hoursText(average, 1, speech),
    }),
    list('below'),
    list('above'),
    speech.t('board.say.chance'),
    small === 0 ? '' : speech.t('board.say.small', { n: small }),
  ]);
}

/** What a curve shows: when half is answered, beside what the answered ones alone would say, and who still waits. */
export function survivalSentence(group: DurationGroup, speech: Speech): string {
  if (group.sample === 0) return speech.t('board.say.nothing');
  if (group.estimator === 'quantile')
    return speech.t('board.say.finishedOnly', {
      n: countText(group.sample, speech),
      median: hoursText(group.median, group.sample, speech),
    });
  return join(speech, [
    group.median === null
      ? speech.t('board.say.halfNotReached', { n: countText(group.sample, speech) })
      : speech.t('board.say.half', {
          median: both(group.median, speech),
          interval: hoursInterval(group.low, group.high, speech),
        }),
    group.closedOnly.median === null
      ? ''
      : speech.t('board.say.closedOnly', { median: both(group.closedOnly.median, speech) }),
    group.censored === 0 ? '' : speech.t('board.say.stillOpen', { n: countText(group.censored, speech) }),
  ]);
}

/** The latest whole period beside the range of those before it. */
export function trendSentence(data: TrendData, kind: Period, speech: Speech): string {
  const whole = data.points.filter((point) => !point.partial && point.value !== null);
  const last = whole.at(-1);
  if (!last) return speech.t('board.say.nothing');
  const label = trendLabel(data.unit, speech);
  // a week of three cases would make any range say everything
  const before = whole
    .slice(0, -1)
    .flatMap((point) =>
      point.value === null || (data.unit !== 'tickets' && isSmall(point)) ? [] : [point.value],
    );
  return join(speech, [
    speech.t(data.unit === 'tickets' ? 'board.say.latestCount' : 'board.say.latest', {
      period: speech.name(kind, last.key),
      value: label(last.value),
      n: countText(last.sample, speech),
    }),
    before.length === 0
      ? ''
      : speech.t('board.say.before', {
          n: before.length,
          low: label(Math.min(...before)),
          high: label(Math.max(...before)),
        }),
    data.points.some((point) => point.partial) ? speech.t('board.say.partial') : '',
  ]);
}

/** How many in all, and where the most came. */
export function countsSentence(bars: readonly { name: string; value: number }[], speech: Speech): string {
  const total = bars.reduce((sum, bar) => sum + bar.value, 0);
  const [most] = bars.toSorted((a, b) => b.value - a.value);
  if (!most || total === 0) return speech.t('board.say.nothing');
  return speech.t('board.say.most', {
    n: countText(total, speech),
    name: most.name,
    share: shareText(most.value / total),
  });
}

/** The five shares of all groups together. */
export function sharesSentence(data: SharesData, speech: Speech): string {
  const counts = data.parts.map((_, place) =>
    data.rows.reduce((sum, row) => sum + (row.counts[place] ?? 0), 0),
  );
  const total = counts.reduce((sum, one) => sum + one, 0);
  if (total === 0) return speech.t('board.say.nothing');
  const list = data.parts.map((part, place) => `${part.name} ${shareText((counts[place] ?? 0) / total)}`);
  return speech.t('board.say.shares', {
    n: countText(total, speech),
    list: list.join(speech.language === 'zh' ? '，' : ', '),
  });
}

function both(hours: number, speech: Speech): string {
  const exact = exactHours(hours, speech);
  const read = hoursText(hours, 1, speech);
  return hours >= 72 || hours < 1 ? `${read} (${exact})` : exact;
}

function named(groups: readonly ComparedGroup[], speech: Speech): string {
  const names = groups.slice(0, 3).map((group) => group.name);
  const list = names.join(speech.language === 'zh' ? '、' : ', ');
  return groups.length > 3 ? speech.t('board.say.andOthers', { list }) : list;
}

function join(speech: Speech, parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(speech.language === 'zh' ? '' : ' ');
}
