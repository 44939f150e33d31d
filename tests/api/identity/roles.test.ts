import { expect, test } from 'vitest';
import { departmentAndBelow, may, scopeOf } from '../../../api/identity/roles.ts';

const departments = [
  { code: 'logistics', parent: null },
  { code: 'canteen', parent: 'logistics' },
  { code: 'north-canteen', parent: 'canteen' },
  { code: 'it', parent: null },
];

test('a department’s people see their own tickets and those of the departments below', () => {
  expect(scopeOf('department-head', 'logistics', departments)).toEqual([
    'logistics',
    'canteen',
    'north-canteen',
  ]);
  expect(scopeOf('handler', 'canteen', departments)).toEqual(['canteen', 'north-canteen']);
});

test('the centre and supervisors see all, leaders and administrators none', () => {
  expect(scopeOf('operator', 'it', departments)).toBeNull();
  expect(scopeOf('supervisor', null, departments)).toBeNull();
  expect(scopeOf('leader', 'it', departments)).toEqual([]);
  expect(scopeOf('administrator', null, departments)).toEqual([]);
});

test('a handler without a department sees nothing rather than everything', () => {
  expect(scopeOf('handler', null, departments)).toEqual([]);
});

test('departments that are each other’s parents do not hang a request', () => {
  const loop = [
    { code: 'a', parent: 'b' },
    { code: 'b', parent: 'a' },
  ];
  expect(departmentAndBelow('a', loop)).toEqual(['a', 'b']);
});

test('who runs the installation reads no ticket, and who reads tickets does not run it', () => {
  for (const role of ['operator', 'handler', 'department-head', 'supervisor', 'leader'] as const)
    expect(may(role, 'admin')).toBe(false);
  for (const permission of ['ticket.read', 'ticket.act', 'intake', 'reveal'] as const)
    expect(may('administrator', permission)).toBe(false);
});
