const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
/** Shorter numbers would rather be years or dates: `2011`, `20111001`. */
const EPOCH = /^\d{10,15}$/;

export const INSTANT_EXPECTED = '2026-11-24T09:30:00+08:00, 2026-11-24 (UTC), 1795483800000';

/**
 * An instant as people write it on a command line or into a URL: epoch ms, or ISO 8601, in UTC where it names no offset.
 * Null for what is neither, and for a day or an hour that does not exist.
 */
export function readInstant(text: string): number | null {
  if (EPOCH.test(text)) return Number(text);
  // an offset's plus that was not encoded arrives as a blank, and nothing else puts one there
  const parts = ISO.exec(text.replace(/(:\d{2}) (\d{2}:?\d{2})$/, '$1+$2'));
  if (!parts) return null;
  const number = (index: number): number => Number(parts[index] ?? 0);
  const [year, month, day] = [number(1), number(2), number(3)];
  const [hour, minute, second] = [number(4), number(5), number(6)];
  if (hour > 23 || minute > 59 || second > 59 || month < 1 || month > 12) return null;
  const midnight = Date.UTC(year, month - 1, day);
  if (year < 1000 || new Date(midnight).getUTCDate() !== day) return null;
  const milliseconds = Number((parts[7] ?? '').padEnd(3, '0'));
  return midnight + ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds - offsetOf(parts[8]);
}

function offsetOf(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}
