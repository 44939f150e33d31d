import type { AvailableAction } from '../../../api/contract/tickets.ts';
import type { DraftInput } from './drafts.ts';

export type Field = AvailableAction['fields'][number];

/** A form's beginning: the proposed values, or nothing. */
export function emptyInput(fields: readonly Field[]): DraftInput {
  return Object.fromEntries(
    fields.map((field) => {
      if (field.type === 'switch') return [field.name, field.value === true];
      if (field.type === 'reasons') return [field.name, []];
      return [field.name, typeof field.value === 'string' ? field.value : ''];
    }),
  );
}

/** The first required field that holds nothing, or null. */
export function firstMissing(fields: readonly Field[], input: DraftInput): Field | null {
  return (
    fields.find((field) => {
      if (!field.required || field.type === 'switch') return false;
      const value = input[field.name];
      if (Array.isArray(value)) return value.length === 0;
      return value === null || value === undefined || String(value).trim() === '';
    }) ?? null
  );
}

/** What is sent: words without the space around them, levels as numbers, and nothing for what was left empty. */
export function inputToSend(fields: readonly Field[], input: DraftInput): Record<string, unknown> {
  const sent: Record<string, unknown> = {};
  for (const field of fields) {
    const value = input[field.name];
    if (typeof value === 'string') {
      const words = value.trim();
      if (words !== '') sent[field.name] = field.type === 'level' ? Number(words) : words;
    } else if (Array.isArray(value)) {
      if (value.length > 0) sent[field.name] = value;
    } else if (typeof value === 'boolean') {
      sent[field.name] = value;
    }
  }
  return sent;
}
