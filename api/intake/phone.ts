import type { Keys } from '../keys.ts';

/** A phone number as kept: digits with a leading + where it was given; 0086 and +86 are dropped. */
export function readPhone(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .replaceAll(/[\s()-]/g, '')
    .replace(/^(?:\+|00)86(?=1\d{10}$|0\d{9,11}$)/, '');
  return /^\+?\d{3,20}$/.test(plain) ? plain : null;
}

/** What history is looked up by: never the number itself. */
export function phoneHash(keys: Keys, phone: string): string {
  return keys.mac('phone', phone);
}
