import { inTab } from '../keep.ts';
import { tidyCode, tidyNumber, type TicketKey } from '../ticket-key.ts';

const STORED = 'huiyin.opened';

/** So that reloading the tab does not ask for the code again; gone when the tab is closed. */
export function rememberKey(key: TicketKey): void {
  inTab.write(STORED, JSON.stringify([key.number, key.code]));
}

export function forgetKey(): void {
  inTab.drop(STORED);
}

/** The key for this number that was opened in this tab, or for any when no number is named. */
export function rememberedKey(number: string): TicketKey | null {
  try {
    const stored: unknown = JSON.parse(inTab.read(STORED) ?? 'null');
    if (!Array.isArray(stored)) return null;
    const key = { number: tidyNumber(String(stored[0])), code: tidyCode(String(stored[1])) };
    return number === '' || number === key.number ? key : null;
  } catch {
    return null;
  }
}
