/** A number or code as one reads it out, letters that begin a number by themselves, then four at a time: `HY 2026 1124 0000 015`, `K7MX 4QHA`. */
export function readAloud(code: string): string {
  const letters = /^[A-Z]+(?=\d+$)/.exec(code)?.[0] ?? '';
  const rest = code.slice(letters.length).match(/.{1,4}/g) ?? [];
  return [letters, ...rest].filter((group) => group !== '').join(' ');
}
