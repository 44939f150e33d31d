export type JsonFault = { line: number; column: number };

/**
 * Where a text stops being JSON, from 1; null when it is JSON. The engine tells the place in some of its messages only;
 * where it does not, the longest beginning that could still go on is searched for.
 */
export function jsonFault(text: string): JsonFault | null {
  const at = faultAt(text);
  if (at === null) return null;
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: [...(before.at(-1) ?? '')].length + 1 };
}

function faultAt(text: string): number | null {
  const told = tell(text);
  if (told !== 'somewhere') return told;
  let good = 0;
  let bad = text.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    const place = tell(text.slice(0, middle));
    if (place === null || (place !== 'somewhere' && place >= middle)) good = middle;
    else bad = middle;
  }
  return good;
}

function tell(text: string): number | 'somewhere' | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (/Unexpected end|Unterminated/.test(message)) return text.length;
    const position = /at position (\d+)/.exec(message)?.[1];
    return position === undefined ? 'somewhere' : Number(position);
  }
}
