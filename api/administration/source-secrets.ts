import { z } from 'zod';
import type { RegisteredChannel } from '../../ingest/channels/index.ts';
import type { FieldProblem } from '../problem.ts';
import { fieldProblems } from '../security/field-problems.ts';
import { settingAt, withSetting, type SettingValues } from './setting-path.ts';

type Random = (bytes: number) => Uint8Array;

export type Checked =
  | { ok: true; settings: SettingValues; secrets: Record<string, string> }
  | { ok: false; errors: FieldProblem[] };

/** `auth.secret` -> `auth.previousSecret`: where an adapter keeps the one before while it is being replaced. */
export function previousOf(path: string): string {
  const names = path.split('.');
  const last = names.pop() ?? '';
  return [...names, `previous${last.charAt(0).toUpperCase()}${last.slice(1)}`].join('.');
}

const isPrevious = (path: string): boolean => /(?:^|\.)previous[A-Z][^.]*$/.test(path);

/** Forms of secrets that protocols ask for; an adapter takes the first that its schema accepts. */
function candidates(random: Random): string[] {
  const letters = [...random(43)].map((byte) => ALPHABET[byte % ALPHABET.length] ?? 'A').join('');
  return [`whsec_${Buffer.from(random(32)).toString('base64')}`, letters, letters.slice(0, 32)];
}
// 64 of them would be without bias, but a WeChat key knows letters and digits only; 62 in 256 favours a few by a fifth
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function problemsOf(adapter: RegisteredChannel, settings: SettingValues): z.core.$ZodIssue[] {
  try {
    adapter.parseSettings(settings);
    return [];
  } catch (error) {
    if (error instanceof z.ZodError) return error.issues;
    throw error;
  }
}

/**
 * Checks what an administrator entered, by the adapter's own schema, and makes those secrets that are asked for and were
 * left out. What was made is returned beside, to be shown once.
 */
export function checkSettings(adapter: RegisteredChannel, entered: SettingValues, random: Random): Checked {
  let settings = entered;
  const secrets: Record<string, string> = {};
  const wrongAt = (path: string, values: SettingValues): boolean =>
    problemsOf(adapter, values).some((issue) => issue.path.map(String).join('.') === path);
  for (const path of adapter.secretSettings) {
    if (isPrevious(path) || (settingAt(settings, path) ?? '') !== '' || !wrongAt(path, settings)) continue;
    const fitting = candidates(random).find((each) => !wrongAt(path, withSetting(settings, path, each)));
    if (fitting === undefined) continue;
    settings = withSetting(settings, path, fitting);
    secrets[path] = fitting;
  }
  const issues = problemsOf(adapter, settings);
  if (issues.length === 0) return { ok: true, settings, secrets };
  return {
    ok: false,
    errors: fieldProblems(issues).map((each) => ({
      ...each,
      field: each.field === '' ? 'settings' : `settings.${each.field}`,
    })),
  };
}

/** New secrets in place of those that are set; the ones before stay valid where the adapter has room for them. */
export function rotateSecrets(adapter: RegisteredChannel, stored: SettingValues, random: Random): Checked {
  let settings = stored;
  for (const path of adapter.secretSettings) {
    const present = settingAt(stored, path);
    if (isPrevious(path) || typeof present !== 'string') continue;
    settings = withSetting(settings, path, undefined);
    const previous = previousOf(path);
    if (adapter.secretSettings.includes(previous) && hasRoom(adapter, stored, previous, present))
      settings = withSetting(settings, previous, present);
  }
  return checkSettings(adapter, settings, random);
}

/** Whether the schema keeps a value there: a bearer secret has no one before it. */
function hasRoom(adapter: RegisteredChannel, settings: SettingValues, path: string, value: string): boolean {
  const kept = z
    .record(z.string(), z.unknown())
    .safeParse(adapter.parseSettings(withSetting(settings, path, value)));
  return kept.success && settingAt(kept.data, path) === value;
}

/** The settings as they may be listed: without any secret. */
export function withoutSecrets(adapter: RegisteredChannel | null, settings: SettingValues): SettingValues {
  // what no adapter vouches for may hold anything
  if (!adapter) return {};
  return adapter.secretSettings.reduce((rest, path) => withSetting(rest, path, undefined), settings);
}

/** What was entered, with the stored secrets where none was entered: a form never shows them, so it cannot send them. */
export function withStoredSecrets(
  adapter: RegisteredChannel,
  entered: SettingValues,
  stored: SettingValues,
): SettingValues {
  return adapter.secretSettings.reduce((settings, path) => {
    const kept = settingAt(stored, path);
    return (settingAt(settings, path) ?? '') === '' && kept !== undefined && kept !== null
      ? withSetting(settings, path, kept)
      : settings;
  }, entered);
}
