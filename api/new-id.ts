import { v7 } from 'uuid';

/**
 * Makes UUIDv7s that rise, also within a millisecond: keys in order keep an index's last page warm. As `v7()` does by
 * itself, but with chance of our own, since its pool of 256 bytes asks the kernel for every sixteenth id.
 */
export function idMaker(random: (bytes: number) => Uint8Array, now: () => number): () => string {
  let msecs = -Infinity;
  let seq = 0;
  return () => {
    const bytes = random(16);
    const at = now();
    if (at > msecs) {
      msecs = at;
      // the upper half of the counter stays free, so that it does not run over
      seq = new DataView(bytes.buffer, bytes.byteOffset).getUint32(6) >>> 1;
    } else {
      seq += 1;
    }
    return v7({ random: bytes, msecs, seq });
  };
}
