import { timingSafeEqual } from 'node:crypto';

/** Whether two secrets or signatures are equal, in a time that does not tell where they differ. */
export function equalSecret(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
