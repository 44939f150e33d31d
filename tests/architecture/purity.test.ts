import { expect, test } from 'vitest';
import { importsOf, sourceFiles, withoutComments, type SourceFile } from './source-files.ts';

/** Folders and files whose outcome depends on their arguments alone. */
const pure = [
  ...sourceFiles('analytics').filter(({ path }) => !path.startsWith('analytics/stores/')),
  ...sourceFiles('ingest/channels'),
  ...sourceFiles('api/tickets').filter(({ path }) => path === 'api/tickets/fold.ts'),
  ...sourceFiles('api/workflow/actions'),
  ...sourceFiles('web/charts'),
  ...sourceFiles('web/format'),
];

const IMPURE: [string, RegExp][] = [
  ['a clock', /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b|\bsetTimeout\b|\bsetInterval\b/],
  ['chance', /\bMath\.random\b|\brandomUUID\b|\brandomBytes\b|\bgetRandomValues\b/],
  ['the process', /\bprocess\.(?:env|argv|cwd|stdout)\b/],
];

const offences = (file: SourceFile): string[] => {
  const code = withoutComments(file.text);
  const named = IMPURE.filter(([, pattern]) => pattern.test(code)).map(([what]) => `${file.path}: ${what}`);
  const io = importsOf(file)
    .filter(
      ({ to, typeOnly }) => !typeOnly && /^node:(?:fs|net|http|https|child_process|timers|os)\b/.test(to),
    )
    .map(({ to }) => `${file.path}: ${to}`);
  return [...named, ...io];
};

test('pure code names no clock, no chance, no process and no disk', () => {
  expect(pure.length).toBeGreaterThan(40);
  expect(pure.flatMap(offences)).toEqual([]);
});

test('the look-out itself sees what it is for', () => {
  const text = "import { readFileSync } from 'node:fs';\nconst a = Date.now() + Math.random();";
  expect(offences({ path: 'x.ts', text })).toEqual(['x.ts: a clock', 'x.ts: chance', 'x.ts: node:fs']);
});
