import type { z } from 'zod';
import { fieldErrors } from '../field-errors.ts';
import { jsonFault } from '../json-fault.ts';
import { NOT_PLAIN, unstorableIn } from '../plain-text.ts';
import type { Refusal } from './channel.ts';
import { refuse } from './refusals.ts';

/** The text of a body, or null when its bytes are not UTF-8. */
export function utf8(body: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return null;
  }
}

/** A JSON body checked by a schema, or why not: every wrong field is named, the first in `field`. */
export function readJson<S extends z.ZodType>(
  body: Uint8Array,
  schema: S,
  authenticated: boolean,
): { type: 'read'; value: z.output<S> } | { type: 'refused'; refusal: Refusal } {
  const text = utf8(body);
  if (text === null) return refuse('not-utf8', { authenticated });
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    const fault = jsonFault(text);
    const more = fault && {
      zh: `第 ${fault.line} 行第 ${fault.column} 个字符`,
      en: `line ${fault.line}, character ${fault.column}`,
    };
    return refuse('malformed-json', { authenticated, ...(more ? { more } : {}) });
  }
  const parsed = schema.safeParse(input, { reportInput: true });
  if (parsed.success) {
    const [field] = unstorableIn(parsed.data);
    if (field === undefined) return { type: 'read', value: parsed.data };
    const more = { zh: `${field}：${NOT_PLAIN.zh}`, en: `${field}: ${NOT_PLAIN.en}` };
    return refuse('invalid-field', { authenticated, field, more });
  }
  const errors = fieldErrors(parsed.error).slice(0, 6);
  return refuse('invalid-field', {
    authenticated,
    ...(errors[0] ? { field: errors[0].field } : {}),
    more: {
      zh: errors.map((error) => error.message.zh).join('；'),
      en: errors.map((error) => error.message.en).join('; '),
    },
  });
}
