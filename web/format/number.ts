import { tagOf, type Language } from './language.ts';

/** `12,345`; `null` is a dash, never 0. */
export function count(value: number | null, language: Language): string {
  return value === null ? '–' : Math.round(value).toLocaleString(tagOf(language));
}

/** A share of 1 as `78.0%`; `null` is a dash. What is not all is never rounded up to 100%, nor something down to 0%. */
export function percent(share: number | null, digits = 1): string {
  if (share === null) return '–';
  const step = 10 ** -digits;
  const rounded = Number((share * 100).toFixed(digits));
  if (rounded >= 100 && share < 1) return `>${(100 - step).toFixed(digits)}%`;
  if (rounded <= 0 && share > 0) return `<${step.toFixed(digits)}%`;
  return `${(share * 100).toFixed(digits)}%`;
}

/** `78.0% (77.4–78.6)`: a share with its interval; without an interval the share alone. */
export function percentWithInterval(share: number | null, low: number | null, high: number | null): string {
  if (share === null || low === null || high === null) return percent(share);
  return `${percent(share)} (${(low * 100).toFixed(1)}–${(high * 100).toFixed(1)})`;
}

/** `18.4 KB`, with 1 KB = 1024 bytes. */
export function bytes(size: number): string {
  if (size < 1024) return `${size} B`;
  if (size < 1024 * 1024) return `${(size / 1024).toFixed(1)} KB`;
  return `${(size / 1024 / 1024).toFixed(1)} MB`;
}
