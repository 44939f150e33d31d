import type { MetricRow } from '../../../api/contract/metrics.ts';
import type { z } from 'zod';

type Row = z.infer<typeof MetricRow>;
type Value = Row['values'][string];

/** The columns that these rows fill, in the order in which their values come; empty ones are left out. */
export function filledColumns(rows: readonly Row[]): string[] {
  const names = new Set<string>();
  for (const row of rows)
    for (const [name, value] of Object.entries(row.values)) if (value !== null) names.add(name);
  return [...names];
}

/** What a value is, by the conventions of the facts: a column ending in `At` is a time. */
export function kindOfValue(
  column: string,
  value: Value,
): 'time' | 'hours' | 'level' | 'flag' | 'text' | 'none' {
  if (value === null) return 'none';
  if (typeof value === 'boolean') return 'flag';
  if (typeof value === 'number') {
    if (column.endsWith('At')) return 'time';
    if (/hours$/i.test(column)) return 'hours';
    if (column === 'level') return 'level';
  }
  return 'text';
}
