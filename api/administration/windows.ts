import type { Huiyin } from '../huiyin.ts';
import type { ServiceWindow } from '../organisation/organisation.ts';

/** HMAC of a device token: the token itself is shown once and kept nowhere. */
export function deviceTokenHash(huiyin: Pick<Huiyin, 'keys'>, token: string): string {
  return huiyin.keys.mac('device', token);
}

/** The window whose device carries this token, or null. */
export function findWindowByToken(
  huiyin: Pick<Huiyin, 'keys' | 'organisation'>,
  token: string,
): ServiceWindow | null {
  const hash = deviceTokenHash(huiyin, token);
  for (const window of huiyin.organisation.now.windows.values()) if (window.tokenHash === hash) return window;
  return null;
}
