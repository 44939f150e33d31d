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
