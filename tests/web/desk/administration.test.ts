import { expect, test } from 'vitest';
import type { TimeLimits } from '../../../api/contract/administration.ts';
import { DEFAULT_TIME_LIMITS } from '../../../api/organisation/default-time-limits.ts';
import { permissionsOf } from '../../../api/identity/roles.ts';
import { endOfDay, startOfDay } from '../../../web/desk/administration/access/day-bounds.ts';
import { inTree } from '../../../web/desk/administration/in-tree.ts';
import { partChange, partRows } from '../../../web/desk/administration/organisation/parts.ts';
import { splitKeywords } from '../../../web/desk/administration/routing/keywords.ts';
import { moved } from '../../../web/desk/administration/routing/moved.ts';
import { daysOf, spansOf, withSpan } from '../../../web/desk/administration/time/day-spans.ts';
import { limitsForm, readLimits } from '../../../web/desk/administration/time/limits-form.ts';
import { firstPage, firstSetting } from '../../../web/desk/first-page.ts';

test('time limits that are opened and saved untouched stay as they are', () => {
  const limits: TimeLimits = DEFAULT_TIME_LIMITS;
  const read = readLimits(limitsForm(limits), limits.version);
  expect(read.problems).toEqual({});
  expect(new Set(read.limits?.limits)).toEqual(new Set(limits.limits));
  expect(read.limits?.rectificationMinutes).toBe(limits.rectificationMinutes);
});

test('an urgent line that is left empty falls back to the normal one, a half-filled one is refused', () => {
  const form = limitsForm(DEFAULT_TIME_LIMITS);
  const urgent = form.lines.find((line) => line.kind === 'help' && line.urgency === 'urgent');
  if (!urgent) throw new Error('every kind has an urgent line');
  urgent.hours = { dispatch: '', sign: '', answer: '' };
  const without = readLimits(form, 1).limits?.limits ?? [];
  expect(without.some((one) => one.kind === 'help' && one.urgency === 'urgent')).toBe(false);
  urgent.hours.sign = '2';
  expect(readLimits(form, 1)).toEqual({ limits: null, problems: { 'help/urgent': 'all' } });
});

test.each(['0', '-1', 'soon', ''])('a normal line must hold hours above 0, not %j', (hours) => {
  const form = limitsForm(DEFAULT_TIME_LIMITS);
  const normal = form.lines.find((line) => line.kind === 'report' && line.urgency === 'normal');
  if (!normal) throw new Error('every kind has a normal line');
  normal.hours.answer = hours;
  expect(readLimits(form, 1)).toEqual({ limits: null, problems: { 'report/normal': 'bad' } });
});

test('a vacation is one line of the calendar, and as many days', () => {
  const span = { from: '2026-12-30', to: '2027-01-02', working: false, note: '元旦' };
  const days = withSpan([], span);
  expect(days.map((day) => day.date)).toEqual(['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02']);
  expect(spansOf(days)).toEqual([span]);
});

test('a day written inside a vacation divides it', () => {
  const vacation = { from: '2026-07-01', to: '2026-07-03', working: false, note: '' };
  const day = { from: '2026-07-02', to: '2026-07-02', working: true, note: '值班' };
  expect(spansOf(withSpan(withSpan([], vacation), day)).map((span) => [span.from, span.to])).toEqual([
    ['2026-07-01', '2026-07-01'],
    ['2026-07-02', '2026-07-02'],
    ['2026-07-03', '2026-07-03'],
  ]);
});

test('a span that ends before it begins, or is longer than a year, has no days', () => {
  const span = { working: false, note: '' };
  expect(daysOf({ ...span, from: '2026-07-02', to: '2026-07-01' })).toEqual([]);
  expect(daysOf({ ...span, from: '2026-07-01', to: '2028-07-01' })).toEqual([]);
});

test('a day begins at midnight of the installation, wherever the browser is', () => {
  expect(startOfDay('2026-11-24', 'Asia/Shanghai')).toBe(Date.parse('2026-11-24T00:00:00+08:00'));
  expect(endOfDay('2026-11-30', 'Asia/Shanghai')).toBe(Date.parse('2026-12-01T00:00:00+08:00'));
  // the night in which clocks go back: the day has 25 hours
  expect(endOfDay('2026-10-25', 'Europe/Berlin')).toBe(Date.parse('2026-10-26T00:00:00+01:00'));
  expect(startOfDay('2026-10-25', 'Europe/Berlin')).toBe(Date.parse('2026-10-25T00:00:00+02:00'));
  expect(startOfDay('', 'Asia/Shanghai')).toBeNull();
});

test('a rule moves by one place and never past an end', () => {
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
});

test('keywords are divided by what people type between words, in either script', () => {
  expect(splitKeywords(' 热水，停水、wifi; 热水\nhot ')).toEqual(['热水', '停水', 'wifi', 'hot']);
});

test('departments stand below their parents, and one whose parent is gone is not lost', () => {
  const list = [
    { code: 'canteen', parent: 'logistics' },
    { code: 'lost', parent: 'gone' },
    { code: 'logistics', parent: null },
  ];
  expect(inTree(list).map(({ node, depth }) => `${depth}${node.code}`)).toEqual([
    '0lost',
    '0logistics',
    '1canteen',
  ]);
});

test('a change of a category sends what a category has, and nothing of a department', () => {
  const name = { zh: '饮食', en: 'Food' };
  const [row] = partRows('categories', {
    departments: [],
    campuses: [],
    categories: [{ code: 'food', name, parent: null, department: 'canteen' }],
    services: [],
    windows: [],
  });
  if (!row) throw new Error('one category');
  expect(partChange('categories', row)).toEqual({ name, parent: null, department: 'canteen' });
});

test('each role begins where its work is', () => {
  const pages = [
    { path: 'routing-rules', permission: 'admin' },
    { path: 'quarantine', permission: 'quarantine' },
  ];
  expect(firstPage(permissionsOf('operator'), pages)).toBe('/tickets');
  expect(firstPage(permissionsOf('supervisor'), pages)).toBe('/tickets');
  expect(firstPage(permissionsOf('administrator'), pages)).toBe('/administration/routing-rules');
  expect(firstPage(permissionsOf('leader'), pages)).toBeNull();
  expect(firstSetting(permissionsOf('supervisor'), pages)).toBe('/administration/quarantine');
  expect(firstSetting(permissionsOf('handler'), pages)).toBeNull();
});
