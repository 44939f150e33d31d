import { AppError } from '../problem.ts';

/** 429 with the seconds to wait, in the header and in words. */
export function tooMany(seconds: number, code = 'too-many-requests'): AppError {
  return new AppError(
    429,
    code,
    { zh: `操作过于频繁，请 ${seconds} 秒后再试`, en: `Too many requests: try again in ${seconds} s` },
    { headers: { 'retry-after': String(seconds) }, extra: { retryAfter: seconds } },
  );
}
