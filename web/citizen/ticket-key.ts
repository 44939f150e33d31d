/** A number and the query code that opens it, as a person types, links and reads them. */
export type TicketKey = { number: string; code: string };

const tidy = (typed: string): string => typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');

/** Case, spaces, hyphens and full width do not matter; `HY` may be left out. */
export function tidyNumber(typed: string): string {
  const number = tidy(typed);
  return /^\d+$/.test(number) ? `HY${number}` : number;
}

export function tidyCode(typed: string): string {
  return tidy(typed);
}

/** `ABCD EFGH`: halves are easier to read out and to copy by hand. */
export function spacedCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ');
}

/** `HY 20261124 000123 7`: the day, the count of that day, the check digit. */
export function spacedNumber(number: string): string {
  const parts = /^(HY)(\d{8})(\d{6})(\d)$/.exec(number);
  return parts ? parts.slice(1).join(' ') : number;
}

/** The code stands behind `#`, so that it never reaches a server's log. */
export function codeInHash(hash: string): string {
  return tidyCode(new URLSearchParams(hash.replace(/^#/, '')).get('code') ?? '');
}

export function addressOf(page: 'follow' | 'receipt', key: TicketKey): string {
  return `/${page}?number=${encodeURIComponent(key.number)}#code=${encodeURIComponent(key.code)}`;
}
