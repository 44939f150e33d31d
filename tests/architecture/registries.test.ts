import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importsOf, root, sourceFiles } from './source-files.ts';

type Registry = {
  folder: string;
  /** The exported list. */
  list: string;
  /** Files of the folder that are not entries: the contract, and what entries share. */
  beside: string[];
};

/** Each folder of entries, with the list that the product works from. A new file is an entry or is named here. */
const REGISTRIES: Registry[] = [
  { folder: 'api/cli/commands', list: 'COMMANDS', beside: [] },
  { folder: 'analytics/metrics', list: 'METRICS', beside: ['metric'] },
  { folder: 'analytics/stores', list: 'FACT_STORES', beside: ['fact-key', 'meets', 'store'] },
  { folder: 'api/workflow/actions', list: 'ACTIONS', beside: [] },
  {
    folder: 'ingest/channels',
    list: 'CHANNEL_ADAPTERS',
    // the web form and the kiosk have typed routes of their own
    beside: [
      'call-record',
      'channel',
      'constant-time',
      'instant',
      'json-body',
      'json-receipt',
      'kiosk',
      'rating-reasons',
      'rating-scale',
      'refusals',
      'signed-body',
      'source-auth',
      'web-form',
      'wechat-crypto',
      'wechat-message',
      'wechat-settings',
      'wechat-words',
      'wechat-xml',
    ],
  },
  {
    folder: 'ingest/imports',
    list: 'IMPORT_PROFILES',
    beside: [
      'byte-stream',
      'case-window',
      'detect-encoding',
      'open-import',
      'profile',
      'read-csv',
      'read-time',
      'row',
      'split-records',
      'wall-clock',
    ],
  },
];

describe.each(REGISTRIES)('$folder', ({ folder, list, beside }) => {
  const index = sourceFiles(folder).find(({ path }) => path === `${folder}/index.ts`);
  const names = sourceFiles(folder)
    .map(({ path }) => path.slice(folder.length + 1))
    .filter((path) => !path.includes('/'))
    .map((path) => basename(path, '.ts'))
    .filter((name) => name !== 'index');
  const entries = names.filter((name) => !beside.includes(name));

  test('its list imports every entry of the folder, and each entry is in the list', () => {
    if (!index) throw new Error(`${folder}/index.ts is missing`);
    const imported = importsOf(index)
      .filter(({ own, typeOnly }) => own && !typeOnly)
      .filter(({ to }) => to.startsWith(`${folder}/`))
      .map(({ to }) => basename(to, '.ts'))
      .filter((name) => !beside.includes(name));
    expect(imported.toSorted()).toEqual(entries);
  });

  test('the list has as many entries as the folder', async () => {
    const module: Record<string, unknown> = await import(join(root, folder, 'index.ts'));
    expect(module[list]).toHaveLength(entries.length);
  });

  test('what is said to lie beside the entries is there', () => {
    expect(beside.filter((name) => !existsSync(join(root, folder, `${name}.ts`)))).toEqual([]);
  });
});
