import { onScopeDispose, ref, shallowReactive, watch } from 'vue';
import { tinykeys } from 'tinykeys';

/** A key that acts while its page is shown. `label` is a message key, or words already in the reader's language. */
export interface Shortcut {
  /** In tinykeys' grammar: `j`, `Shift+?`, `$mod+Enter`. */
  keys: string;
  label: string;
  act: (event: KeyboardEvent) => void;
  /** Also while writing: only for keys with Ctrl or Command. */
  whileWriting?: boolean;
}

const STORED = 'huiyin.single-keys';
const listed = shallowReactive(new Set<() => readonly Shortcut[]>());

/** Single keys can be switched off, as WCAG 2.1.4 asks. */
export const singleKeys = ref(localStorage.getItem(STORED) !== 'off');
watch(singleKeys, (on) => localStorage.setItem(STORED, on ? 'on' : 'off'));

/** Whether a key now belongs to what the person writes, chooses or composes in an IME. */
export function belongsToWriting(event: KeyboardEvent): boolean {
  if (event.isComposing || event.defaultPrevented) return true;
  if (!(event.target instanceof Element)) return false;
  return (
    event.target.closest('input, textarea, select, [contenteditable="true"], [role="combobox"]') !== null
  );
}

const dialogIsOpen = (): boolean =>
  [...document.querySelectorAll('[aria-modal="true"]')].some((dialog) => dialog.getClientRects().length > 0);

/** Binds keys for as long as the component lives; the list may change. */
export function useShortcuts(shortcuts: () => readonly Shortcut[]): void {
  let unbind = (): void => {};
  listed.add(shortcuts);
  watch(
    shortcuts,
    (list) => {
      unbind();
      unbind = tinykeys(
        window,
        Object.fromEntries(list.map((shortcut) => [shortcut.keys, (event) => run(shortcut, event)])),
      );
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    listed.delete(shortcuts);
    unbind();
  });
}

function run(shortcut: Shortcut, event: KeyboardEvent): void {
  if (event.repeat && shortcut.whileWriting) return;
  if (!shortcut.whileWriting && (!singleKeys.value || belongsToWriting(event) || dialogIsOpen())) return;
  if (event.isComposing) return;
  event.preventDefault();
  shortcut.act(event);
}

/** All keys that act now, for the page that lists them. */
export function shortcutsNow(): Shortcut[] {
  return [...listed].flatMap((list) => [...list()]);
}

/** `Shift+?` as it stands on a key cap: `?`; `$mod+Enter` as `Ctrl + Enter`. */
export function keyCap(keys: string): string {
  return keys
    .replace('Shift+?', '?')
    .replace('$mod', /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl')
    .replace('+', ' + ')
    .replace(/\b[a-z]$/, (letter) => letter.toUpperCase());
}
