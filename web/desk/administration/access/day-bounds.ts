/** The first moment of a day in a zone, from what a date field holds; null when it holds none. */
export function startOfDay(day: string, zone: string): number | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!found) return null;
  const utc = Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3]));
  // the offset at the guess is the right one but for the night of a change of clocks, which the second look settles
  return utc - offsetAt(utc - offsetAt(utc, zone), zone);
}

/** The last moment that still belongs to the day is the one before this: the start of the next. */
export function endOfDay(day: string, zone: string): number | null {
  const start = startOfDay(day, zone);
  if (start === null) return null;
  const noonAfter = new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000);
  return startOfDay(noonAfter.toISOString().slice(0, 10), zone);
}

function offsetAt(at: number, zone: string): number {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
      .formatToParts(at)
      .map((part) => [part.type, Number(part.value)]),
  );
  const local = Date.UTC(
    parts['year'] ?? 0,
    (parts['month'] ?? 1) - 1,
    parts['day'] ?? 1,
    parts['hour'] ?? 0,
    parts['minute'] ?? 0,
    parts['second'] ?? 0,
  );
  return local - at;
}
