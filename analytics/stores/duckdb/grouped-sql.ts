/**
 * SQL that groups by columns `"key0"`, `"key1"`, … of what it selects from: by all of them together, or, with `each`, by
 * each of them alone in one reading. The first column of a result then says by which (`placeOf`).
 */
export function groupedSql(keys: number, each: boolean): { columns: string[]; by: string } {
  const names = Array.from({ length: keys }, (_, place) => `"key${place}"`);
  if (keys === 0) return { columns: [], by: '' };
  if (!each) return { columns: names, by: ` GROUP BY ${names.join(', ')}` };
  return {
    columns: [`GROUPING(${names.join(', ')})::DOUBLE`, ...names],
    by: ` GROUP BY GROUPING SETS (${names.map((name) => `(${name})`).join(', ')})`,
  };
}

/** By which of so many keys a row is grouped: GROUPING has a bit for each, the first the highest, unset for that one. */
export function placeOf(grouping: unknown, keys: number): number {
  const unset = 2 ** keys - 1 - Number(grouping);
  return keys - 1 - Math.log2(unset);
}
