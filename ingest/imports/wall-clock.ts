/** Reads a wall-clock time (written as if it were UTC) of an IANA zone as an instant in epoch ms. */
export type WallClock = (localMs: number) => number;

const QUARTER = 900_000;

/**
 * A zone's clock for reading many times, with its offsets remembered by the quarter of an hour. A time that comes twice
 * in autumn is the first of the two; one that spring skips is moved on by the hour skipped. Throws a RangeError on an
 * unknown zone. (`analytics/calendar` has its own: the two sides share no code but words.)
 */
export function wallClock(zone: string): WallClock {
  if (zone === 'UTC') return (localMs) => localMs;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const offsetAt = (instant: number) => {
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
  };
  const known = new Map<number, number>();
  return (localMs) => {
    const quarter = Math.floor(localMs / QUARTER);
    let offset = known.get(quarter);
    if (offset === undefined) {
      const local = quarter * QUARTER;
      // the offset of a day earlier is right before a change, and the larger one first, so that the earlier reading wins
      const [before, after] = [offsetAt(local - 86_400_000), offsetAt(local + 86_400_000)];
      offset =
        offsetAt(local - before) === before ? before : offsetAt(local - after) === after ? after : before;
      if (known.size > 100_000) known.clear();
      known.set(quarter, offset);
    }
    return localMs - offset;
  };
}
