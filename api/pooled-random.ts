import { randomFillSync } from 'node:crypto';

const POOL_BYTES = 16_384;

/** Random bytes of the system, drawn many at a time: each draw is a call into the kernel, and a salt is 16 bytes. */
export function pooledRandom(): (bytes: number) => Uint8Array {
  let pool = new Uint8Array(0);
  let used = 0;
  return (bytes) => {
    if (bytes > POOL_BYTES) return randomFillSync(new Uint8Array(bytes));
    if (used + bytes > pool.length) {
      // a new pool, never one filled again: what was handed out belongs to whoever has it
      pool = randomFillSync(new Uint8Array(POOL_BYTES));
      used = 0;
    }
    used += bytes;
    return pool.slice(used - bytes, used);
  };
}
