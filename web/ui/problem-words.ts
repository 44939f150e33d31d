import { ApiError } from './call.ts';

/** One sentence for the reader about what went wrong: the server's own words, or that it was not reached. */
export function problemWords(error: unknown, t: (key: string) => string): string {
  if (error instanceof ApiError) return error.status === 0 ? t('ui.state.problemOffline') : error.message;
  return error instanceof Error ? error.message : String(error);
}
