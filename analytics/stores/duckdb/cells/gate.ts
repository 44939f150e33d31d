/** Many may pass at a time; whoever closes the gate waits until they have passed, and the next wait for it to open. */
export function gate(): {
  pass<T>(through: () => Promise<T>): Promise<T>;
  close<T>(alone: () => Promise<T>): Promise<T>;
} {
  let inside = 0;
  let closed: Promise<void> | null = null;
  let left: (() => void) | null = null;
  return {
    async pass(through) {
      while (closed) await closed;
      inside += 1;
      try {
        return await through();
      } finally {
        inside -= 1;
        if (inside === 0) left?.();
      }
    },
    async close(alone) {
      while (closed) await closed;
      let open = (): void => {};
      closed = new Promise((resolve) => {
        open = resolve;
      });
      try {
        if (inside > 0) await new Promise<void>((resolve) => (left = resolve));
        left = null;
        return await alone();
      } finally {
        closed = null;
        open();
      }
    },
  };
}
