/** A node below its parent, and how deep. */
export interface Placed<T> {
  node: T;
  depth: number;
}

/** A flat list as the tree it is: parents before their children, siblings in their order; what has lost its parent stands at the top. */
export function inTree<T extends { code: string; parent: string | null }>(list: readonly T[]): Placed<T>[] {
  const known = new Set(list.map((node) => node.code));
  const below = new Map<string | null, T[]>();
  for (const node of list) {
    const parent = node.parent !== null && known.has(node.parent) ? node.parent : null;
    below.set(parent, [...(below.get(parent) ?? []), node]);
  }
  const placed: Placed<T>[] = [];
  const walk = (parent: string | null, depth: number): void => {
    for (const node of below.get(parent) ?? []) {
      placed.push({ node, depth });
      walk(node.code, depth + 1);
    }
  };
  walk(null, 0);
  return placed;
}
