import type { Huiyin } from '../huiyin.ts';

/**
 * The device token of a window: drawn from the installation key, so that a link with it can be printed at every start
 * although only its hash is stored, and is another one in every installation.
 */
export function kioskToken({ keys }: Pick<Huiyin, 'keys'>, window: string): string {
  return keys.macBytes('demonstration-kiosk', window).toString('base64url');
}
