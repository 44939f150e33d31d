import type { SettingField } from './settings-fields.ts';

export type SettingProblem = { type: 'number' } | { type: 'needed' } | { type: 'pairs'; line: number };

export interface ReadSettings {
  settings: Record<string, unknown>;
  /** By the path of the field. */
  problems: Record<string, SettingProblem>;
}

/** Whether a field is shown with what is chosen now. */
export function isShown(field: SettingField, typed: Readonly<Record<string, string>>): boolean {
  return field.only === null || typed[field.only.path] === field.only.value;
}

/**
 * What was typed as settings, nested again. Empty fields are left out, so that defaults hold, secrets are made and those
 * that are stored stay.
 */
export function readSettings(
  fields: readonly SettingField[],
  typed: Readonly<Record<string, string>>,
): ReadSettings {
  const settings: Record<string, unknown> = {};
  const problems: Record<string, SettingProblem> = {};
  for (const field of fields) {
    if (!isShown(field, typed)) continue;
    const text = (typed[field.path] ?? '').trim();
    if (text === '') {
      // a secret that is left out is made or stays; a list that was emptied is empty
      if (field.type === 'list') put(settings, field.path, []);
      else if (field.type === 'switch') put(settings, field.path, false);
      else if (field.required && !field.secret) problems[field.path] = { type: 'needed' };
      continue;
    }
    const read = readOne(field, text);
    if ('problem' in read) problems[field.path] = read.problem;
    else put(settings, field.path, read.value);
  }
  return { settings, problems };
}

function readOne(field: SettingField, text: string): { value: unknown } | { problem: SettingProblem } {
  switch (field.type) {
    case 'number':
      return /^-?\d+$/.test(text) ? { value: Number(text) } : { problem: { type: 'number' } };
    case 'switch':
      return { value: text === 'true' };
    case 'list':
      return { value: linesOf(text) };
    case 'map':
      return readMap(text);
    default:
      return { value: text };
  }
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function readMap(text: string): { value: unknown } | { problem: SettingProblem } {
  const map: Record<string, unknown> = {};
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [, key, value] = /^\s*(.+?)\s*[=＝:：]\s*(\S+)\s*$/.exec(line) ?? [];
    if (key === undefined || value === undefined) return { problem: { type: 'pairs', line: index + 1 } };
    map[key] = /^-?\d+$/.test(value) ? Number(value) : value;
  }
  return { value: map };
}

function put(settings: Record<string, unknown>, path: string, value: unknown): void {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    settings[first] = value;
    return;
  }
  const inner: Record<string, unknown> = { ...(isRecord(settings[first]) ? settings[first] : {}) };
  put(inner, rest.join('.'), value);
  settings[first] = inner;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
