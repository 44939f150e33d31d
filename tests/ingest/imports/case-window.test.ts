import { expect, test } from 'vitest';
import { caseWindow } from '../../../ingest/imports/case-window.ts';

const rows = () =>
  caseWindow<{ rows: number }, string>({
    begin: () => ({ rows: 0 }),
    finish: (id, state) => `${id}:${state.rows}`,
    limit: 2,
  });

test('memory is bounded: the case that waited longest for a row is given out', () => {
  const window = rows();
  const completed: string[] = [];
  for (const id of ['a', 'b', 'a', 'c']) {
    const taken = window.take(id);
    if (taken) taken.state.rows++;
    completed.push(...(taken?.completed ?? []));
  }
  expect(completed).toEqual(['b:1']);
  expect(window.end()).toEqual(['a:2', 'c:1']);
});

test('a row of a case that was given out makes no second case', () => {
  const window = rows();
  for (const id of ['a', 'b', 'c']) window.take(id);
  expect(window.take('a')).toBeNull();
});
