import { expect, test } from 'vitest';
import { emptyDraft, isWritten, missingField, toRequest } from '../../../web/desk/intake/draft.ts';
import { readAloud } from '../../../web/desk/intake/read-aloud.ts';
import { clockStanding } from '../../../web/desk/clock-standing.ts';
import { nextInQueue } from '../../../web/desk/inbox/queue.ts';

test('the name and phone of an anonymous person never leave the desk', () => {
  const draft = { ...emptyDraft('hotline'), text: '有人刷单', name: '王芳', phone: '13800138000' };
  const request = toRequest({ ...draft, disclosure: 'anonymous' });
  expect(request.name).toBeUndefined();
  expect(request.phone).toBeUndefined();
  expect(toRequest(draft)).toMatchObject({ name: '王芳', phone: '13800138000' });
});

test('a department or a reply goes along only when that way was chosen', () => {
  const draft = { ...emptyDraft('counter'), text: '热水', department: 'it', directReply: '已答' };
  expect(toRequest(draft)).not.toMatchObject({ department: 'it' });
  expect(toRequest({ ...draft, mode: 'department' })).toMatchObject({
    department: 'it',
    directReply: undefined,
  });
  expect(toRequest({ ...draft, mode: 'direct' })).toMatchObject({
    department: undefined,
    directReply: '已答',
  });
});

test('what is missing is what the chosen way needs', () => {
  const draft = emptyDraft('hotline');
  expect(missingField(draft)).toBe('text');
  expect(missingField({ ...draft, text: '热水' })).toBeNull();
  expect(missingField({ ...draft, text: '热水', mode: 'department' })).toBe('department');
  expect(missingField({ ...draft, text: '热水', mode: 'direct' })).toBe('directReply');
});

test('choices alone are nothing that could be lost', () => {
  expect(isWritten({ ...emptyDraft('hotline'), kind: 'report', campus: 'east' })).toBe(false);
  expect(isWritten({ ...emptyDraft('hotline'), phone: '1' })).toBe(true);
});

test('a number is read out with its letters apart, a code four at a time', () => {
  expect(readAloud('HY202611240000015')).toBe('HY 2026 1124 0000 015');
  expect(readAloud('K7MX4QHA')).toBe('K7MX 4QHA');
});

test('a clock is overdue from the very moment after it is due, whatever the server last said', () => {
  expect(clockStanding({ dueAt: 1000, level: 'green' }, 1000)).toBe('green');
  expect(clockStanding({ dueAt: 1000, level: 'green' }, 1001)).toBe('overdue');
});

test('after the last of a queue there is none, nor after a ticket from elsewhere', () => {
  const queue = { ids: ['a', 'b'], back: {} };
  expect(nextInQueue(queue, 'a')).toBe('b');
  expect(nextInQueue(queue, 'b')).toBeNull();
  expect(nextInQueue(queue, 'x')).toBeNull();
});
