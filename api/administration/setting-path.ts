import { z } from 'zod';

/** The settings of a source, as JSON: what is inside is the adapter's business. */
export type SettingValues = { [name: string]: unknown };
const Values = z.record(z.string(), z.unknown());

/** What stands at `auth.secret`, or undefined. */
export function settingAt(settings: SettingValues, path: string): unknown {
  let at: unknown = settings;
  for (const name of path.split('.')) {
    const inside = Values.safeParse(at);
    if (!inside.success) return undefined;
    at = Object.hasOwn(inside.data, name) ? inside.data[name] : undefined;
  }
  return at;
}

/** The settings with another value at `auth.secret`; `undefined` takes it away. The given settings stay as they are. */
export function withSetting(settings: SettingValues, path: string, value: unknown): SettingValues {
  const [name = '', ...rest] = path.split('.');
  const { [name]: inside, ...others } = settings;
  if (rest.length === 0) return value === undefined ? others : { ...others, [name]: value };
  const below = Values.safeParse(inside);
  // nothing is taken away from where nothing is
  if (!below.success && value === undefined) return settings;
  return { ...others, [name]: withSetting(below.success ? below.data : {}, rest.join('.'), value) };
}
