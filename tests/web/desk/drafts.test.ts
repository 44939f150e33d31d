import { beforeEach, expect, test } from 'vitest';
import { draftsOf, type DraftStore } from '../../../web/desk/ticket/drafts.ts';
import { emptyInput, firstMissing, inputToSend, type Field } from '../../../web/desk/ticket/form.ts';

const NOW = Date.parse('2026-11-23T10:00:00+08:00');
const DAY = 86_400_000;
let kept: Map<string, string>;
let store: DraftStore;
beforeEach(() => {
  kept = new Map();
  store = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
});

test('what somebody began to write is there again, for that action of that ticket', () => {
  const drafts = draftsOf('chen', store);
  drafts.keep('t1', 'reply', { text: '您好' }, NOW);
  expect(drafts.read('t1', 'reply', NOW + DAY)).toEqual({ text: '您好' });
  expect(drafts.read('t1', 'note', NOW)).toBeNull();
  expect(drafts.read('t2', 'reply', NOW)).toBeNull();
});

test('another who signs in at the same computer never meets it', () => {
  draftsOf('chen', store).keep('t1', 'reply', { text: '您好' }, NOW);
  expect(draftsOf('wang', store).read('t1', 'reply', NOW)).toBeNull();
});

test('after a week a draft is forgotten, also on disk', () => {
  const drafts = draftsOf('chen', store);
  drafts.keep('t1', 'reply', { text: '您好' }, NOW);
  expect(drafts.read('t1', 'reply', NOW + 7 * DAY)).not.toBeNull();
  expect(drafts.read('t1', 'reply', NOW + 7 * DAY + 1)).toBeNull();
  expect(kept.size).toBe(0);
});

test('a form that was emptied, or holds only choices, keeps nothing', () => {
  const drafts = draftsOf('chen', store);
  drafts.keep('t1', 'reply', { text: '您好' }, NOW);
  drafts.keep('t1', 'reply', { text: '  ', automatic: true, reasons: [] }, NOW);
  expect(kept.size).toBe(0);
});

const field = (name: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  name,
  type,
  label: { zh: name, en: name },
  required: false,
  ...more,
});
const FIELDS = [
  field('text', 'long-text', { required: true }),
  field('level', 'level'),
  field('reasons', 'reasons', { required: true }),
  field('department', 'department', { value: 'it' }),
  field('final', 'switch', { value: true }),
];

test('a form begins with what the action proposes', () => {
  expect(emptyInput(FIELDS)).toEqual({ text: '', level: '', reasons: [], department: 'it', final: true });
});

test('the first required field that is empty is named, in the order of the form', () => {
  expect(firstMissing(FIELDS, { text: ' ', reasons: [] })?.name).toBe('text');
  expect(firstMissing(FIELDS, { text: '好', reasons: [] })?.name).toBe('reasons');
  expect(firstMissing(FIELDS, { text: '好', reasons: ['slow'] })).toBeNull();
});

test('what is sent has no space around it, levels as numbers, and nothing for what was left empty', () => {
  expect(
    inputToSend(FIELDS, { text: ' 好 ', level: '4', reasons: [], department: '', final: false }),
  ).toEqual({ text: '好', level: 4, final: false });
});
