import type { Keys } from '../keys.ts';
import { canonical, type Json } from '../ledger/canonical.ts';
import { AppError } from '../problem.ts';

/**
 * What an equal repeat is known by: the same whatever the order of a body's names. Under the installation key, or a
 * phone number could be tried out against the hash of an otherwise known body.
 */
export function contentHash(keys: Keys, body: Json): Buffer {
  return keys.macBytes('content', canonical(body));
}

/** An Idempotency-Key that was used for another body. */
export function keyReused(): AppError {
  return new AppError(422, 'idempotency-key-reused', {
    zh: '此 Idempotency-Key 已用于另一内容',
    en: 'This Idempotency-Key was used for another body',
  });
}

/**
 * The key of a request, or a fresh one where none was sent.
 *
 * @throws AppError 400 when it is longer than 128 characters or not plain ASCII
 */
export function idempotencyKey(header: string | undefined, fresh: () => string): string {
  if (header === undefined || header === '') return fresh();
  if (!/^[\x21-\x7e]{1,128}$/.test(header))
    throw new AppError(
      400,
      'bad-idempotency-key',
      {
        zh: 'Idempotency-Key 须为 1 至 128 个可见 ASCII 字符',
        en: 'Idempotency-Key must be 1 to 128 visible ASCII characters',
      },
      {
        errors: [
          {
            field: 'Idempotency-Key',
            code: 'bad-idempotency-key',
            message: { zh: '格式有误', en: 'Malformed' },
            expected: '1-128 visible ASCII characters',
          },
        ],
      },
    );
  return header;
}
