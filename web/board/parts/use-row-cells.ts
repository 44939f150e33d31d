import type { z } from 'zod';
import { useI18n } from 'vue-i18n';
import type { MetricRow } from '../../../api/contract/metrics.ts';
import type { Dimension } from '../../../analytics/question.ts';
import { localMinute } from '../../format/zoned-day.ts';
import { useFormats } from '../../ui/formats.ts';
import { useSession } from '../../ui/session.ts';
import { useNames } from '../answers/use-names.ts';
import type { Cell } from '../figures/figure-table.ts';
import { kindOfValue } from '../figures/row-values.ts';

type Row = z.infer<typeof MetricRow>;
const NAMED = ['department', 'campus', 'channel', 'kind', 'category'] as const satisfies readonly Dimension[];

/** The cells of a row behind a figure, as they are read and as they are exported. */
export function useRowCells() {
  const { t, te } = useI18n();
  const { zone } = useSession();
  const format = useFormats();
  const { name } = useNames();

  function valueCell(column: string, value: Row['values'][string]): Cell {
    switch (kindOfValue(column, value)) {
      case 'none':
        return { text: '—', raw: null };
      case 'time': {
        const minute = localMinute(Number(value), zone.value).replace('T', ' ');
        return { text: minute, raw: minute };
      }
      case 'hours':
        return { text: format.hours(Number(value)), raw: Number(value) };
      case 'level':
        return { text: name('level', String(value)), raw: Number(value) };
      case 'flag':
        return { text: t(value === true ? 'board.rows.yes' : 'board.rows.no'), raw: String(value) };
      case 'text': {
        const key = `board.value.${column}.${value}`;
        const text = te(key) ? t(key) : String(value);
        return { text, raw: typeof value === 'number' ? value : text };
      }
    }
  }

  function cellsOf(row: Row): Record<string, Cell> {
    const cells: Record<string, Cell> = { number: { text: row.number ?? '—', raw: row.number } };
    for (const dimension of NAMED) {
      const code = row[dimension];
      cells[dimension] =
        code === null
          ? { text: '—', raw: null }
          : { text: name(dimension, code), raw: name(dimension, code) };
    }
    for (const [column, value] of Object.entries(row.values)) cells[column] = valueCell(column, value);
    return cells;
  }

  const labelOf = (column: string): string => (te(`board.row.${column}`) ? t(`board.row.${column}`) : column);
  return { cellsOf, labelOf };
}
