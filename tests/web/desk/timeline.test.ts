import { expect, test } from 'vitest';
import type { TicketDetail } from '../../../api/contract/tickets.ts';
import { changesSince } from '../../../web/desk/ticket/changes.ts';
import { timelineLine, type Entry } from '../../../web/desk/ticket/timeline-line.ts';

const entry = (kind: string, detail: Entry['detail'] = {}, more: Partial<Entry> = {}): Entry => ({
  sequence: 1,
  kind,
  occurredAt: 0,
  recordedAt: 0,
  actor: { name: '陈工', role: 'handler' },
  department: null,
  text: null,
  erased: false,
  level: null,
  dueAt: null,
  detail,
  ...more,
});

test.each([
  ['received', { channel: 'hotline' }, 'receivedBy'],
  ['dispatched', { by: 'rule', rule: '食堂' }, 'dispatchedRule'],
  ['dispatched', { by: 'person', rule: null }, 'dispatched'],
  ['replied', { automatic: true }, 'repliedAutomatic'],
  ['replied', { automatic: false }, 'replied'],
  ['rated', { active: false }, 'ratedDefault'],
  ['rated', { active: true }, 'rated'],
  ['noted', { audience: 'public', about: 'urge' }, 'urged'],
  ['noted', { audience: 'public', about: null }, 'notedPublic'],
  ['noted', { audience: 'internal', about: null }, 'noted'],
  ['rectification-opened', {}, 'rectification-opened'],
  ['an event of a later version', {}, 'other'],
] as const)('%s %j is said as %s', (kind, detail, key) => {
  expect(timelineLine(entry(kind, detail)).key).toBe(key);
});

test('a return says where the ticket went back to, where it went anywhere', () => {
  const centre = { code: 'centre', name: { zh: '中心', en: 'Centre' } };
  expect(timelineLine(entry('returned', {}, { department: centre })).key).toBe('returned');
  expect(timelineLine(entry('returned')).key).toBe('returnedPlain');
});

test('only what the person reads looks public, and a note that says nothing of its reader is internal', () => {
  expect(timelineLine(entry('replied')).voice).toBe('public');
  expect(timelineLine(entry('noted', { audience: 'public' })).voice).toBe('public');
  expect(timelineLine(entry('noted', { audience: 'internal' })).voice).toBe('internal');
  expect(timelineLine(entry('noted')).voice).toBe('internal');
  expect(timelineLine(entry('signed')).voice).toBe('neutral');
});

test('details that hold nothing take no line', () => {
  expect(timelineLine(entry('returned', { reason: 'not-ours', outcome: '', cause: null })).details).toEqual([
    { name: 'reason', value: 'not-ours' },
  ]);
});

const it = { code: 'it', name: { zh: '信息中心', en: 'IT' } };
const ticket = (more: Partial<TicketDetail>): TicketDetail => {
  const base: Partial<TicketDetail> = {
    version: 3,
    state: 'handling',
    department: it,
    timeline: [entry('signed')],
  };
  return { ...base, ...more } as TicketDetail;
};

test('the same version is no change', () => {
  expect(changesSince(ticket({}), ticket({ state: 'answered' }))).toBeNull();
});

test('somebody who writes is told the state, the department and the events that came meanwhile', () => {
  const replied = entry('replied', {}, { sequence: 2 });
  const after = ticket({ version: 4, state: 'answered', timeline: [entry('signed'), replied] });
  expect(changesSince(ticket({}), after)).toEqual({
    state: { from: 'handling', to: 'answered' },
    department: null,
    entries: [replied],
  });
});
