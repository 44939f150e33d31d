import type { Bilingual } from '../contract/common.ts';

/** Arguments or input that cannot be used: exit code 2. */
export class UsageError extends Error {
  readonly detail: Bilingual;

  constructor(detail: Bilingual) {
    super(detail.en);
    this.detail = detail;
  }
}
