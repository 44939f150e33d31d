import type { Keys } from '../keys.ts';
import { AppError } from '../problem.ts';

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

/**
 * A number as kept, or a refusal that names the field: with one that cannot be kept the person would wait for a call that
 * nobody can make.
 *
 * @throws AppError 422 `bad-phone`
 */
export function readablePhone(typed: string, field: string): string {
  const phone = readPhone(typed);
  if (phone !== null) return phone;
  const message = { zh: '请填 3 至 20 位数字的电话号码', en: 'Give a phone number of 3 to 20 digits' };
  throw new AppError(
    422,
    'bad-phone',
    { zh: '电话号码有误', en: 'Not a phone number' },
    { errors: [{ field, code: 'bad-phone', message }] },
  );
}
