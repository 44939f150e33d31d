/** A spreadsheet runs a cell that begins like this as a formula. */
const RUNS = /^[=+\-@\t\r]/;

/** One cell: never a formula, quoted where its content would end it. */
function cell(value: string): string {
  const safe = RUNS.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** CSV by RFC 4180, with the mark by which Excel knows UTF-8. */
export function toCsv(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return `\uFEFF${[head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}
