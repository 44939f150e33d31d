import type { Keys } from '../keys.ts';

/** No 0 O 1 I: nobody mistakes them when read aloud. 32 letters, five bits each. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/**
 * The query code of a ticket: eight characters, 40 bits, drawn from the installation key, so that a repeated delivery
 * gets the first reply although the code itself is never stored.
 */
export function queryCode(keys: Keys, ticketId: string): string {
  const bytes = keys.macBytes('query-code', ticketId);
  let code = '';
  for (let index = 0; index < 8; index += 1) code += ALPHABET.charAt((bytes[index] ?? 0) & 31);
  return code;
}

/** What is stored of it. */
export function queryCodeHash(keys: Keys, number: string, code: string): string {
  return keys.mac('query-code-check', `${number}\0${readQueryCode(code)}`);
}

/** As a person typed it: case, spaces and full width do not matter. */
export function readQueryCode(typed: string): string {
  return typed.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '');
}
