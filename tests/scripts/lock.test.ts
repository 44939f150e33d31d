import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
// @ts-expect-error plain JavaScript: Node 20 runs no TypeScript, and these run before anything is built
import { withLock } from '../../scripts/lock.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'huiyin-lock-'));
});
afterEach(() => rmSync(root, { recursive: true }));

test('two at once run one after the other', async () => {
  const order: string[] = [];
  const work = (name: string) =>
    withLock(join(root, 'lock'), async () => {
      order.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      order.push(`${name} ends`);
    });
  await Promise.all([work('a'), work('b')]);
  expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});

test('a lock whose process is gone is taken over', async () => {
  mkdirSync(join(root, 'lock'));
  writeFileSync(join(root, 'lock/pid'), '4194999');
  expect(await withLock(join(root, 'lock'), async () => 'done')).toBe('done');
});

test('work that fails gives the lock back', async () => {
  const broken = withLock(join(root, 'lock'), () => Promise.reject(new Error('no')));
  await expect(broken).rejects.toThrow('no');
  expect(await withLock(join(root, 'lock'), async () => 'done')).toBe('done');
});
