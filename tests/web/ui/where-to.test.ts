import { expect, test } from 'vitest';
import { whereTo } from '../../../web/ui/where-to.ts';

test('after signing in one goes where one wanted', () => {
  expect(whereTo('/tickets?view=overdue')).toBe('/tickets?view=overdue');
});

test.each([
  undefined,
  ['/a'],
  'https://elsewhere.example',
  '//elsewhere.example',
  '/\\elsewhere.example',
  'tickets',
  '',
])('a link never leads to another site: %j', (to) => {
  expect(whereTo(to)).toBe('/');
});
