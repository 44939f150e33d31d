import type { FigureRow } from './figure-table.ts';

export interface Order {
  column: string;
  direction: 'up' | 'down';
}

/** `low:down` of an address; null when it says nothing. */
export function readOrder(text: string): Order | null {
  const [column = '', direction = ''] = text.split(':');
  if (column === '' || (direction !== 'up' && direction !== 'down')) return null;
  return { column, direction };
}

export function writeOrder(order: Order): string {
  return `${order.column}:${order.direction}`;
}

/** A press on a heading: figures from the largest first, then the other way round. */
export function nextOrder(now: Order | null, column: string, numeric: boolean): Order {
  if (now?.column === column) return { column, direction: now.direction === 'up' ? 'down' : 'up' };
  return { column, direction: numeric ? 'down' : 'up' };
}

/** Rows in that order; what has no figure stands at the end whichever way, and equals keep their places. */
export function sortRows(rows: readonly FigureRow[], order: Order | null, language: string): FigureRow[] {
  if (!order) return [...rows];
  const sign = order.direction === 'up' ? 1 : -1;
  return rows.toSorted((one, other) => {
    const a = one.cells[order.column]?.raw ?? null;
    const b = other.cells[order.column]?.raw ?? null;
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
    return sign * String(a).localeCompare(String(b), language);
  });
}
