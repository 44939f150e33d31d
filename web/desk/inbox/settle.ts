/** A row of the list as it stands on the screen. */
export interface SettledRow<T> {
  row: T;
  /** No longer in this view: it keeps its place, dimmed, until the list is renewed. */
  gone: boolean;
}

export interface Settled<T> {
  rows: SettledRow<T>[];
  /** How many came since the list was taken in. */
  arrived: number;
  gone: number;
}

/** A page of rows, with how many there are in all and whether more follow. */
interface RowPage<T> {
  items: readonly T[];
  total: number | null;
  nextCursor: string | null;
}

/**
 * The list under the pointer never jumps: rows keep the order in which they were taken in and only their content is
 * renewed; what arrived since is counted, and shown when asked for.
 */
export function settle<T extends { id: string }>(taken: RowPage<T>, latest: RowPage<T>): Settled<T> {
  const fresh = new Map(latest.items.map((row) => [row.id, row]));
  const known = new Set(taken.items.map((row) => row.id));
  const unseen = latest.items.filter((row) => !known.has(row.id)).length;
  const stays = taken.items.length - pushedOut(taken, fresh, latest.nextCursor === null ? 0 : unseen);
  const rows = taken.items.map((row, at) => ({
    row: fresh.get(row.id) ?? row,
    gone: at < stays && !fresh.has(row.id),
  }));
  const gone = rows.filter((row) => row.gone).length;
  return { rows, arrived: Math.max(unseen - gone, grown(taken, latest)), gone };
}

/** Rows at the end that arrivals moved to the next page: they are still in the view. */
function pushedOut<T extends { id: string }>(
  taken: RowPage<T>,
  fresh: ReadonlyMap<string, T>,
  most: number,
): number {
  let count = 0;
  while (count < most) {
    const row = taken.items[taken.items.length - 1 - count];
    if (!row || fresh.has(row.id)) break;
    count += 1;
  }
  return count;
}

/** Arrivals that the page does not show, since they sort behind its end. */
function grown<T>(taken: RowPage<T>, latest: RowPage<T>): number {
  return taken.total === null || latest.total === null ? 0 : Math.max(0, latest.total - taken.total);
}
