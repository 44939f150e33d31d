import type { GroupKey } from '../answer.ts';

/** Cells of each group, groups in order of their keys with null last; all of them in one where `total`. */
export function byKey<T extends { key: GroupKey }>(
  cells: readonly T[],
  total: boolean,
): { key: GroupKey; cells: T[] }[] {
  if (total) return [{ key: [], cells: cells.slice() }];
  const groups = new Map<string, { key: GroupKey; cells: T[] }>();
  let last: { key: GroupKey; cells: T[] } | undefined;
  for (const cell of cells) {
    // stores give one key object to all cells of a group
    if (last?.key === cell.key) {
      last.cells.push(cell);
      continue;
    }
    const name = cell.key.map((part) => (part === null ? '\u0001' : `\u0002${part}`)).join('');
    last = groups.get(name);
    if (last) last.cells.push(cell);
    else {
      last = { key: cell.key, cells: [cell] };
      groups.set(name, last);
    }
  }
  return [...groups.values()].sort((a, b) => inOrder(a.key, b.key));
}

function inOrder(a: GroupKey, b: GroupKey): number {
  for (const [place, left] of a.entries()) {
    const right = b[place] ?? null;
    if (left === right) continue;
    if (left === null) return 1;
    if (right === null) return -1;
    return left < right ? -1 : 1;
  }
  return 0;
}
