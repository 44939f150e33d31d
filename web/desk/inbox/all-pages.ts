/** A page of a list, with the cursor of the one after it. */
interface Page<T> {
  items: readonly T[];
  nextCursor: string | null;
  total: number | null;
}

/** All rows behind a list, page after page; `progress` is told how many of how many. Aborted between pages. */
export async function allPages<T extends { id: string }>(
  read: (cursor: string | null) => Promise<Page<T>>,
  progress: (done: number, of: number | null) => void,
  signal: AbortSignal,
): Promise<T[]> {
  // what changes its place while we read is met twice or not at all; twice would be a false count
  const rows = new Map<string, T>();
  let cursor: string | null = null;
  do {
    signal.throwIfAborted();
    const page: Page<T> = await read(cursor);
    for (const row of page.items) rows.set(row.id, row);
    progress(rows.size, page.total);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return [...rows.values()];
}
