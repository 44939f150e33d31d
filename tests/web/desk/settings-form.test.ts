import { expect, test } from 'vitest';
import { CHANNEL_ADAPTERS } from '../../../ingest/channels/index.ts';
import { isShown, readSettings } from '../../../web/desk/administration/sources/read-settings.ts';
import {
  settingsFields,
  type JsonSchema,
  type SettingField,
} from '../../../web/desk/administration/sources/settings-fields.ts';

const adapter = (id: string) => {
  const found = CHANNEL_ADAPTERS.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};
const fieldsOf = (id: string, values: Record<string, unknown> = {}) =>
  settingsFields(adapter(id).settingsSchema as JsonSchema, adapter(id).secretSettings, values);
const typedOf = (fields: readonly SettingField[]) =>
  Object.fromEntries(fields.map((field) => [field.path, field.initial]));
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

test.each<[string, Record<string, unknown>]>([
  ['webhook', { secret: SECRET }],
  ['webhook', { secret: SECRET, ratingScale: { id: 'custom', map: { good: 5, bad: 1 } } }],
  ['hotline', { auth: { type: 'signature', secret: SECRET }, ratingMap: { 1: 5, 5: 1 } }],
  ['hotline', { auth: { type: 'bearer', secret: 'b'.repeat(24) }, ratingMap: { 1: 5 }, defaultKeys: ['9'] }],
  ['wechat', { appId: 'wx1234567890', token: 'abc', encodingAESKey: 'A'.repeat(43) }],
])('settings of %s that are opened and saved untouched mean the same: %j', (id, settings) => {
  const fields = fieldsOf(id, settings);
  const read = readSettings(fields, typedOf(fields));
  expect(read.problems).toEqual({});
  expect(adapter(id).parseSettings(read.settings)).toEqual(adapter(id).parseSettings(settings));
});

test('every adapter draws each of its settings, and every secret as one', () => {
  for (const { id, secretSettings } of CHANNEL_ADAPTERS) {
    const secrets = fieldsOf(id).filter((field) => field.secret);
    expect(secrets.map((field) => field.path)).toEqual([...secretSettings]);
  }
});

test('a branch shows its own fields only while it is chosen', () => {
  const fields = fieldsOf('webhook');
  const map = fields.find((field) => field.path === 'ratingScale.map');
  if (!map) throw new Error('the custom scale has a map');
  expect(isShown(map, { 'ratingScale.id': 'faces' })).toBe(false);
  expect(isShown(map, { 'ratingScale.id': 'custom' })).toBe(true);
});

test('what a hidden branch holds is not sent', () => {
  const fields = fieldsOf('webhook');
  const typed = { ...typedOf(fields), 'ratingScale.id': 'faces', 'ratingScale.map': 'good=5' };
  expect(readSettings(fields, typed).settings['ratingScale']).toEqual({ id: 'faces' });
});

test('a secret that is left empty is left out, so that it is made or stays', () => {
  const fields = fieldsOf('webhook');
  const read = readSettings(fields, typedOf(fields));
  expect(read.problems).toEqual({});
  expect(read.settings).not.toHaveProperty('secret');
});

test('what is wrong is said of its field: nothing where something is needed, no number, no pair', () => {
  const fields = fieldsOf('hotline');
  const typed = { ...typedOf(fields), 'auth.toleranceSeconds': '5 min', ratingMap: '1=5\n2' };
  expect(readSettings(fields, typed).problems).toEqual({
    'auth.toleranceSeconds': { type: 'number' },
    ratingMap: { type: 'pairs', line: 2 },
  });
  expect(readSettings(fields, { ...typed, 'auth.toleranceSeconds': '300', ratingMap: '' }).problems).toEqual({
    ratingMap: { type: 'needed' },
  });
});
