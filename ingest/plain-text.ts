/** SQLite's driver ends a text at NUL without a word, and half of a surrogate pair has no bytes in UTF-8. */
const UNSTORABLE = /\0|\p{Surrogate}/u;

export const NOT_PLAIN = {
  code: 'not-text',
  zh: '含有无法保存的字符（NUL 或不完整的字符）',
  en: 'holds a character that cannot be stored (NUL, or half of one)',
};

/** Whether a text comes back from the database as it went in. */
export function isPlain(text: string): boolean {
  return !UNSTORABLE.test(text);
}

/** Where in a value, as `person.name` or `reasons[1]`, a text stands that would not come back as it went in. */
export function unstorableIn(value: unknown): string[] {
  const found: string[] = [];
  // a list of what is left rather than calls: some settings may be nested as deep as their sender likes
  const left: { path: string; value: unknown }[] = [{ path: '', value }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { path, value: at } = next;
    if (typeof at === 'string') {
      if (!isPlain(at)) found.push(path);
    } else if (Array.isArray(at)) {
      for (const [index, each] of at.entries()) left.push({ path: `${path}[${index}]`, value: each });
    } else if (typeof at === 'object' && at !== null) {
      for (const [name, each] of Object.entries(at))
        left.push({ path: path === '' ? name : `${path}.${name}`, value: each });
    }
  }
  return found.reverse();
}
