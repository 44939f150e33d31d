/** What somebody began to write: fields of an action's form by name. */
export type DraftInput = Record<string, string | boolean | string[] | number | null>;

interface Draft {
  at: number;
  input: DraftInput;
}

const WEEK = 7 * 86_400_000;

/** Where drafts are kept: the browser's own store, or a map in tests. */
export interface DraftStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Drafts of one person: another who signs in at the same computer never meets them in a form. */
export function draftsOf(user: string, store: DraftStore) {
  const keyOf = (ticket: string, action: string): string => `huiyin.draft.${user}.${ticket}.${action}`;
  return {
    read(ticket: string, action: string, now: number): DraftInput | null {
      const kept = store.getItem(keyOf(ticket, action));
      if (kept === null) return null;
      const draft: Draft = JSON.parse(kept);
      if (now - draft.at <= WEEK) return draft.input;
      store.removeItem(keyOf(ticket, action));
      return null;
    },
    /** Keeps it; a form that holds nothing written keeps nothing. */
    keep(ticket: string, action: string, input: DraftInput, now: number): void {
      const key = keyOf(ticket, action);
      const written = Object.values(input).some((value) => typeof value === 'string' && value.trim() !== '');
      if (written) store.setItem(key, JSON.stringify({ at: now, input } satisfies Draft));
      else store.removeItem(key);
    },
    discard(ticket: string, action: string): void {
      store.removeItem(keyOf(ticket, action));
    },
  };
}
