import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Refusal } from './channel.ts';
import { utf8 } from './json-body.ts';
import { refuse } from './refusals.ts';

/** The elements of a push by name: text, or a nested element as the parser gives it. */
export type Fields = ReadonlyMap<string, unknown>;

// values stay text: MsgId has 64 bits and a keyword may be "007"; entities stay as they are written
const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: true,
  processEntities: false,
});
const builder = new XMLBuilder({ cdataPropName: '__cdata', format: false });

/** Reads `<xml>…</xml>`. A DOCTYPE is refused before parsing: entity bombs need one, WeChat sends none. */
export function readXml(
  body: Uint8Array | string,
  authenticated: boolean,
): { type: 'read'; fields: Fields } | { type: 'refused'; refusal: Refusal } {
  const text = typeof body === 'string' ? body : utf8(body);
  if (text === null) return refuse('not-utf8', { authenticated });
  // XML has no NUL; the parser lets it through, and a database would end the text there
  if (text.includes('\0')) return refuse('malformed-xml', { authenticated });
  if (/<!\s*DOCTYPE/i.test(text)) return refuse('doctype-refused', { authenticated });
  const root = parse(text);
  return root === null ? refuse('malformed-xml', { authenticated }) : { type: 'read', fields: root };
}

function parse(text: string): Fields | null {
  try {
    if (XMLValidator.validate(text) !== true) return null;
    const document: unknown = parser.parse(text);
    const root = isObject(document) ? document.xml : undefined;
    return isObject(root) ? new Map(Object.entries(root)) : null;
  } catch {
    // the parser throws on some malformed input, and runs out of stack on deep nesting
    return null;
  }
}

/** The text of an element; empty when it is absent or holds other elements. */
export function textOf(fields: Fields, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** `<xml>` with the fields in order; text goes into CDATA, numbers stay bare. */
export function writeXml(fields: Record<string, string | number>): string {
  const xml: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    xml[name] = typeof value === 'number' ? value : { __cdata: value };
  }
  return builder.build({ xml });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
