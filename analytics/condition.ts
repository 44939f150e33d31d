/**
 * The small language in which metrics say which rows count. Every fact store understands it: DuckDB as SQL, the
 * reference in memory. `C` is the censoring instant of the row: min(as-of, watermark of its feed).
 */
export type Operand =
  { column: string; plus?: number } | { value: number | string | boolean } | { instant: 'C' };

export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { column: string; is: 'null' | 'present' }
  /** False when either side is null. */
  | { column: string; op: '<' | '<=' | '>' | '>=' | '='; to: Operand };

/** It had happened by the censoring instant. */
export const happened = (column: string): Condition => ({ column, op: '<=', to: { instant: 'C' } });

export const isTrue = (column: string): Condition => ({ column, op: '=', to: { value: true } });

/** It came at or before another time of the row, and by the censoring instant. */
export const cameBy = (column: string, limit: string): Condition => ({
  all: [{ column, op: '<=', to: { column: limit } }, happened(column)],
});

export const EVERY_ROW: Condition = { all: [] };
