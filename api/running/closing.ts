/** What was taken on the way up, given back in opposite order, once; a failure of one does not keep the others. */
export function closing(): { add(give: () => Promise<void>): void; close(): Promise<void> } {
  const taken: (() => Promise<void>)[] = [];
  let closed: Promise<void> | null = null;
  const closeAll = async (): Promise<void> => {
    const failures: unknown[] = [];
    for (let give = taken.pop(); give !== undefined; give = taken.pop())
      await give().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  };
  return {
    add: (give) => void taken.push(give),
    close: () => (closed ??= closeAll()),
  };
}
