const MINUTE = 60_000;

/**
 * Offset of an IANA zone from UTC at an instant, in ms (Asia/Shanghai: 28,800,000). Builds one formatter; reuse the
 * returned function. Throws a RangeError on a zone that the platform does not know.
 */
export function zoneOffset(zone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instant) => {
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value);
    const local = Date.UTC(
      part.year ?? 0,
      (part.month ?? 1) - 1,
      part.day ?? 1,
      part.hour ?? 0,
      part.minute ?? 0,
      part.second ?? 0,
    );
    // the formatter drops milliseconds; offsets of the tabled years are whole minutes
    return Math.round((local - instant) / MINUTE) * MINUTE;
  };
}

/** The instant at which clocks of the zone read `localMs` (a local time written as if it were UTC). */
export function instantOf(offsetAt: (instant: number) => number, localMs: number): number {
  const first = localMs - offsetAt(localMs);
  const second = localMs - offsetAt(first);
  // in the hour that a spring change skips, both guesses miss: take the later instant, the first that exists
  return second === first || offsetAt(second) === localMs - second ? second : Math.max(first, second);
}
