export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined };

/**
 * Canonical JSON by RFC 8785: names sorted by UTF-16 code units, numbers and strings as ECMAScript prints them,
 * undefined members left out. Equal values give equal bytes, so that they give equal hashes.
 *
 * @throws RangeError for a number that JSON cannot hold.
 */
export function canonical(value: Json): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`not a JSON number: ${value}`);
    return JSON.stringify(value);
  }
  if (isList(value)) {
    let list = '';
    for (const each of value) list += list === '' ? canonical(each) : `,${canonical(each)}`;
    return `[${list}]`;
  }
  let members = '';
  for (const name of Object.keys(value).sort()) {
    const member = value[name];
    if (member === undefined) continue;
    members += members === '' ? quoted(name) : `,${quoted(name)}`;
    members += `:${canonical(member)}`;
  }
  return `{${members}}`;
}

/** Names come again with each event; what people write as names of their own does not fill this up. */
const names = new Map<string, string>();
const MOST_NAMES = 1000;

function quoted(name: string): string {
  let text = names.get(name);
  if (text === undefined) {
    text = JSON.stringify(name);
    if (names.size < MOST_NAMES) names.set(name, text);
  }
  return text;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
