import type { Dimension } from '../../../analytics/question.ts';
import type { SharesData } from '../../charts/stacked-shares.ts';
import type { Cell, FigureTable } from './figure-table.ts';
import { keyOfMark } from './compared-groups.ts';
import { countText, shareText, type Speech } from './speech.ts';

/** Parts of a whole in figures: how many of each, its share, and how many in all. */
export function sharesTable(data: SharesData, dimension: Dimension, speech: Speech): FigureTable {
  const columns = [
    { id: 'group', label: speech.dimension(dimension), numeric: false },
    ...data.parts.flatMap((part) => [
      { id: part.id, label: part.name, numeric: true },
      { id: `${part.id}-share`, label: speech.t('board.column.shareOf', { name: part.name }), numeric: true },
    ]),
    { id: 'total', label: speech.t('board.column.denominator'), numeric: true },
  ];
  const rows = data.rows.map((row) => {
    const total = row.counts.reduce((sum, one) => sum + one, 0);
    const cells: Record<string, Cell> = {
      group: { text: row.name, raw: row.name },
      total: { text: countText(total, speech), raw: total },
    };
    for (const [place, part] of data.parts.entries()) {
      const counted = row.counts[place] ?? 0;
      const share = total === 0 ? null : counted / total;
      cells[part.id] = { text: countText(counted, speech), raw: counted };
      cells[`${part.id}-share`] = { text: shareText(share), raw: share };
    }
    return { key: keyOfMark(row.key ?? ''), cells, small: total < 20 };
  });
  return { columns, rows };
}
