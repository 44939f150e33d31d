import { DAY_MS } from './civil-date.ts';
import { zoneOffset } from './zone-offset.ts';

/** From `at` on (epoch ms) the zone's clocks stand `offset` ms before UTC's. The first entry holds from the beginning. */
export type ZoneChange = { at: number; offset: number };

/**
 * The offsets of a zone between two instants, as the instants at which they change. Asks the zone every ten days, which
 * no zone's summer time is shorter than, and halves down to the millisecond where two answers differ.
 */
export function zoneChanges(zone: string, from: number, to: number): ZoneChange[] {
  const offsetAt = zoneOffset(zone);
  const changes: ZoneChange[] = [{ at: Number.NEGATIVE_INFINITY, offset: offsetAt(from) }];
  let before = { at: from, offset: offsetAt(from) };
  while (before.at < to) {
    const at = Math.min(to, before.at + 10 * DAY_MS);
    const offset = offsetAt(at);
    if (offset !== before.offset) changes.push({ at: changeBetween(offsetAt, before, at), offset });
    before = { at, offset };
  }
  return changes;
}

function changeBetween(
  offsetAt: (instant: number) => number,
  before: { at: number; offset: number },
  after: number,
): number {
  let [low, high] = [before.at, after];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === before.offset) low = middle;
    else high = middle;
  }
  return high;
}
