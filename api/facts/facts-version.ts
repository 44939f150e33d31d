import { RATING_WINDOW_MS } from './rows-now.ts';

/** Another number whenever the fold makes other rows of the same events: then what is stored is folded anew. */
const FOLD = 1;

/** What stored rows were folded with. Rows of two versions never stand beside each other. */
export function factsVersion(calendar: { version: string }): string {
  return `fold ${FOLD}/rating window ${RATING_WINDOW_MS}/calendar ${calendar.version}`;
}
