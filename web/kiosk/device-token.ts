import { onDevice } from '../citizen/keep.ts';

const STORED = 'huiyin.kiosk.token';

/** The token of a link like `/kiosk#token=…`, or null. */
export function tokenIn(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, '')).get('token')?.trim() || null;
}

/** Given once by a link, kept on the device, and taken out of the address so that nobody reads it there. */
export function deviceToken(): string | null {
  const given = tokenIn(window.location.hash);
  if (given !== null) {
    onDevice.write(STORED, given);
    window.history.replaceState(null, '', window.location.pathname + window.location.search);
  }
  return given ?? onDevice.read(STORED);
}
