/** A number or code in groups of four, counted from its end, as one reads it out: `K7MX 4QHA`, `HY20 2611 2400 0012`. */
export function readAloud(code: string): string {
  const first = code.length % 4;
  const groups = first === 0 ? [] : [code.slice(0, first)];
  for (let at = first; at < code.length; at += 4) groups.push(code.slice(at, at + 4));
  return groups.join(' ');
}
