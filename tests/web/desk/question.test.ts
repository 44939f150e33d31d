import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  FILTERS,
  narrowed,
  readQuestion,
  SORTS,
  VIEWS,
  widened,
  writeQuestion,
  type InboxQuestion,
} from '../../../web/desk/inbox/question.ts';

const codes = fc.uniqueArray(fc.stringMatching(/^[a-z0-9-]{1,12}$/), { maxLength: 4 });
const question: fc.Arbitrary<InboxQuestion> = fc.record({
  view: fc.constantFrom(...VIEWS),
  filters: fc.record({
    state: codes,
    kind: codes,
    urgency: codes,
    department: codes,
    category: codes,
    campus: codes,
    channel: codes,
  }),
  q: fc.string({ maxLength: 80 }).map((words) => words.trim()),
  sort: fc.constantFrom(...SORTS),
  cursor: fc.option(fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/)),
});

test('an address reads back as the question that wrote it, whatever was asked', () => {
  fc.assert(
    fc.property(question, (asked) => {
      const address = new URLSearchParams(writeQuestion(asked)).toString();
      expect(readQuestion(Object.fromEntries(new URLSearchParams(address)))).toEqual(asked);
    }),
  );
});

test('an address that is only a path shows what is open, the first due first', () => {
  const usual = readQuestion({});
  expect(usual).toMatchObject({ view: 'open', sort: 'due', q: '', cursor: null });
  expect(writeQuestion(usual)).toEqual({});
});

test('a view or an order that is not known falls back to the usual one', () => {
  expect(readQuestion({ view: 'everything', sort: 'shuffle' })).toMatchObject({ view: 'open', sort: 'due' });
});

test('a filter that stands twice in an address narrows once', () => {
  expect(readQuestion({ kind: 'help,,help,complaint' }).filters.kind).toEqual(['help', 'complaint']);
});

test('a parameter given more than once is read by its first', () => {
  expect(readQuestion({ q: ['热水', '电梯'], view: [null] })).toMatchObject({ q: '热水', view: 'open' });
});

test('narrowing counts each value and the words once, and widening keeps view and order', () => {
  const asked = readQuestion({
    view: 'overdue',
    sort: 'received',
    kind: 'help,report',
    q: '热水',
    cursor: 'x',
  });
  expect(narrowed(asked)).toBe(3);
  const wide = widened(asked);
  expect(wide).toMatchObject({ view: 'overdue', sort: 'received', q: '', cursor: null });
  expect(FILTERS.flatMap((filter) => wide.filters[filter])).toEqual([]);
});
