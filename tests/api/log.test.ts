import { DrizzleQueryError } from 'drizzle-orm/errors';
import { expect, test } from 'vitest';
import { openLog } from '../../api/log.ts';

function logged(error: unknown): string {
  const lines: string[] = [];
  openLog('error', { write: (line) => lines.push(line) }).error({ error }, 'request failed');
  return lines.join('');
}

test('an error in the log says what it was and where', () => {
  const line = JSON.parse(logged(new RangeError('before the calendar begins')));
  expect(line.error).toMatchObject({ type: 'RangeError', message: 'before the calendar begins' });
  expect(line.error.stack).toContain('log.test.ts');
});

test('of a failed statement the log holds the statement and its cause, and nothing of what a person said', () => {
  const busy = Object.assign(new Error('SQLITE_BUSY: database is locked'), { code: 'SQLITE_BUSY' });
  const text = logged(
    new DrizzleQueryError('insert into "persons" values (?, ?)', ['王小明', '13800001234\nx'], busy),
  );
  expect(text).not.toMatch(/王小明|13800001234/);
  expect(JSON.parse(text).error).toMatchObject({
    message: 'Failed query: insert into "persons" values (?, ?)',
    cause: { message: 'SQLITE_BUSY: database is locked', code: 'SQLITE_BUSY' },
  });
});

test('what was thrown and is no error is told as it is', () => {
  expect(JSON.parse(logged('plain')).error).toEqual({ message: 'plain' });
});
