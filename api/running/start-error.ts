import type { Bilingual } from '../contract/common.ts';
import type { ExitCode } from './exit-codes.ts';

/** Why an installation cannot be opened or served: one message for whoever started it, and the exit code. */
export class StartError extends Error {
  readonly detail: Bilingual;
  readonly exit: ExitCode;

  constructor(exit: ExitCode, detail: Bilingual, cause?: unknown) {
    super(`${detail.zh}\n${detail.en}`.trim(), { cause });
    this.detail = detail;
    this.exit = exit;
  }
}

/** The `code` of a system error, such as `EADDRINUSE`; null for anything else. */
export function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
