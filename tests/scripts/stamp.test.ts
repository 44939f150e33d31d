import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
// @ts-expect-error plain JavaScript: Node 20 runs no TypeScript, and these run before anything is built
import { installed, stampOf } from '../../scripts/stamp.mjs';

let root: string;
const write = (path: string, content: string): void => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), content);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'huiyin-stamp-'));
  write('api/server.ts', 'one');
});
afterEach(() => rmSync(root, { recursive: true }));

describe('stampOf', () => {
  test('changes with the contents, the name and the absence of a source', () => {
    const first = stampOf(root);
    write('api/server.ts', 'two');
    const second = stampOf(root);
    write('api/more.ts', '');
    expect(new Set([first, second, stampOf(root)]).size).toBe(3);
  });

  test('is the same for files that were only touched, or lie outside what is built', () => {
    const first = stampOf(root);
    utimesSync(join(root, 'api/server.ts'), 1, 1);
    write('docs/page.md', 'words');
    write('web/components.d.ts', 'written by the build');
    expect(stampOf(root)).toBe(first);
  });
});

describe('installed', () => {
  const lock = (packages: object): string => JSON.stringify({ packages });
  const wanted = {
    '': {},
    'node_modules/a': { integrity: 'sha-a' },
    'node_modules/other-platform': { integrity: 'sha-o', optional: true },
  };

  test('is false before the first install and after a change of the lock', () => {
    write('package-lock.json', lock(wanted));
    expect(installed(root)).toBe(false);
    write('node_modules/.package-lock.json', lock({ 'node_modules/a': { integrity: 'sha-older' } }));
    expect(installed(root)).toBe(false);
  });

  test("is true when all is there but another platform's packages", () => {
    write('package-lock.json', lock(wanted));
    write('node_modules/.package-lock.json', lock({ 'node_modules/a': { integrity: 'sha-a' } }));
    expect(installed(root)).toBe(true);
  });
});
