import type { GroupKey } from '../answer.ts';

/** Cells of each group, groups in order of their keys with null last; all of them in one where `total`. */
export function byKey<T extends { key: GroupKey }>(
  cells: readonly T[],
  total: boolean,
): { key: GroupKey; cells: T[] }[] {
  if (total) return [{ key: [], cells: [...cells] }];
  const groups = new Map<string, { key: GroupKey; cells: T[] }>();
  for (const cell of cells) {
    const name = cell.key.map((part) => (part === null ? '\u0001' : `\u0002${part}`)).join('');
    const group = groups.get(name);
    if (group) group.cells.push(cell);
    else groups.set(name, { key: cell.key, cells: [cell] });
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
