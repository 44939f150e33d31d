/** Columns on a terminal: a Chinese character takes two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const sign of text)
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(
        sign,
      ) || /\p{Extended_Pictographic}/u.test(sign)
        ? 2
        : 1;
  return width;
}

export function padTo(text: string, width: number, side: 'left' | 'right' = 'left'): string {
  const room = ' '.repeat(Math.max(0, width - widthOf(text)));
  return side === 'left' ? text + room : room + text;
}

/** Rows under one another, each column as wide as its widest cell; numbers stand right. */
export function inColumns(
  rows: readonly (readonly string[])[],
  options: { indent?: string; gap?: string; right?: ReadonlySet<number> } = {},
): string[] {
  const { indent = '', gap = '  ', right = new Set<number>() } = options;
  const widths: number[] = [];
  for (const row of rows)
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, widthOf(cell));
  return rows.map(
    (row) =>
      indent +
      row
        .map((cell, at) => padTo(cell, widths[at] ?? 0, right.has(at) ? 'right' : 'left'))
        .join(gap)
        .trimEnd(),
  );
}
