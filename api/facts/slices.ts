/** What one piece of work may hold the process for. */
const SLICE_MS = 8;

/**
 * Lets the event loop turn once a slice of time is used up. By time and not by count: under load each turn costs as
 * long as whatever else waits, and a batch of many short turns would come seconds late.
 */
export function slices(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < SLICE_MS) return;
    // native statements, too, are released only when the loop turns
    await new Promise<void>((resolve) => setImmediate(resolve));
    began = performance.now();
  };
}
