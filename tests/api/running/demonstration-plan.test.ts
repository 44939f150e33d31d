import { expect, test } from 'vitest';
import { planDemonstration } from '../../../api/running/demonstration-plan.ts';

const NOW = Date.parse('2026-11-24T10:00:00+08:00');
const HOUR = 3_600_000;
const filled = (at: number, position: number, now: number) =>
  ({
    kind: 'demonstration',
    mark: JSON.stringify({ state: 'filled', at, position }),
    position: now,
  }) as const;

test('nothing there is filled', () => {
  expect(planDemonstration({ kind: 'absent' }, false, NOW)).toEqual({ do: 'fill' });
  expect(planDemonstration({ kind: 'empty' }, false, NOW)).toEqual({ do: 'fill' });
});

test('a demonstration of today is opened as it is', () => {
  expect(planDemonstration(filled(NOW - HOUR, 9, 9), false, NOW)).toMatchObject({ do: 'open' });
});

test('a day later it ends today again, unless somebody has worked in it', () => {
  expect(planDemonstration(filled(NOW - 24 * HOUR, 9, 9), false, NOW)).toMatchObject({ because: 'old' });
  expect(planDemonstration(filled(NOW - 24 * HOUR, 9, 10), false, NOW)).toMatchObject({ do: 'open' });
});

test('one that was broken off is begun afresh, and so is any when asked', () => {
  const broken = { kind: 'demonstration', mark: '{"state":"filling"}', position: 4 } as const;
  expect(planDemonstration(broken, false, NOW)).toMatchObject({ because: 'unfinished' });
  expect(planDemonstration(filled(NOW, 9, 10), true, NOW)).toMatchObject({ because: 'asked' });
});

test('what is not marked as a demonstration is never touched', () => {
  for (const reset of [true, false])
    expect(() => planDemonstration({ kind: 'installation' }, reset, NOW)).toThrow(/not a demonstration/);
});
