import { shareAt, type NamedCurve } from '../../charts/survival-curves.ts';
import type { FigureTable } from './figure-table.ts';
import { countText, hoursText, shareText, type Speech } from './speech.ts';

/** Curves in figures: what each says at some hours, with how many were still watched there. */
export function curvePointsTable(
  curves: readonly NamedCurve[],
  hours: readonly number[],
  shows: 'waiting' | 'answered',
  speech: Speech,
): FigureTable {
  const columns = [
    { id: 'curve', label: speech.t('board.resolution.curve'), numeric: false },
    { id: 'hours', label: speech.t('board.column.hours'), numeric: true },
    {
      id: 'share',
      label: speech.t(`board.chart.${shows === 'waiting' ? 'unanswered' : 'answered'}`),
      numeric: true,
    },
    { id: 'low', label: speech.t('board.column.low'), numeric: true },
    { id: 'high', label: speech.t('board.column.high'), numeric: true },
    { id: 'atRisk', label: speech.t('board.column.atRisk'), numeric: true },
  ];
  const rows = curves.flatMap((curve) =>
    hours.map((at) => {
      const point = shareAt(curve.points, at);
      return {
        key: [curve.key, String(at)],
        small: false,
        cells: {
          curve: { text: curve.name, raw: curve.name },
          hours: { text: hoursText(at, 1, speech), raw: at },
          share: { text: shareText(point?.share ?? null), raw: point?.share ?? null },
          low: { text: shareText(point?.low ?? null), raw: point?.low ?? null },
          high: { text: shareText(point?.high ?? null), raw: point?.high ?? null },
          atRisk: { text: countText(point?.atRisk ?? null, speech), raw: point?.atRisk ?? null },
        },
      };
    }),
  );
  return { columns, rows };
}
