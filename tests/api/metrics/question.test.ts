import { describe, expect, test } from 'vitest';
import { AppError } from '../../../api/problem.ts';
import { readQuestion, type QuestionWords } from '../../../api/metrics/question.ts';
import { readInstant } from '../../../api/metrics/read-instant.ts';

const NOW = Date.parse('2026-11-24T10:00:00Z');

function refusal(words: QuestionWords): AppError {
  try {
    readQuestion(words, NOW);
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error('it was not refused');
}

test('a question without words is all there is, as of now, on the elapsed clock', () => {
  expect(readQuestion({}, NOW)).toEqual({
    by: [],
    where: [],
    from: null,
    to: null,
    asOf: NOW,
    clock: 'elapsed',
  });
});

test('every word is read', () => {
  expect(
    readQuestion(
      {
        by: 'department,month',
        where: ['department:logistics,dining', 'channel=hotline', 'category:(none)'],
        from: '2011-07-01',
        to: '2011-10-01T00:00:00',
        asOf: '2011-10-01T08:00:00+08:00',
        clock: 'working',
      },
      NOW,
    ),
  ).toEqual({
    by: ['department', 'month'],
    where: [
      { dimension: 'department', values: ['logistics', 'dining'] },
      { dimension: 'channel', values: ['hotline'] },
      { dimension: 'category', values: [null] },
    ],
    from: Date.UTC(2011, 6, 1),
    to: Date.UTC(2011, 9, 1),
    asOf: Date.UTC(2011, 9, 1),
    clock: 'working',
  });
});

test('values of one dimension are alternatives, however often it is named', () => {
  const { where } = readQuestion({ where: ['department:a,b', 'department=b', 'department=(none)'] }, NOW);
  expect(where).toEqual([{ dimension: 'department', values: ['a', 'b', null] }]);
});

test('a value may hold a colon, an equals sign, and a comma behind a backslash', () => {
  const { where } = readQuestion({ where: 'category:Noise\\, street: loud=yes,Other' }, NOW);
  expect(where).toEqual([{ dimension: 'category', values: ['Noise, street: loud=yes', 'Other'] }]);
});

test('an as-of to come is now', () => {
  expect(readQuestion({ asOf: '2027-01-01' }, NOW).asOf).toBe(NOW);
});

describe('instants', () => {
  test.each([
    ['2011-10-01T00:00:00', Date.UTC(2011, 9, 1)],
    ['2011-10-01', Date.UTC(2011, 9, 1)],
    ['2011-10-01T00:00', Date.UTC(2011, 9, 1)],
    ['2011-10-01T00:00:00.250Z', Date.UTC(2011, 9, 1) + 250],
    ['2011-10-01T00:00:00-0430', Date.UTC(2011, 9, 1, 4, 30)],
    ['2011-10-01T08:00:00+08:00', Date.UTC(2011, 9, 1)],
    ['2011-10-01T08:00:00 08:00', Date.UTC(2011, 9, 1)],
    ['1317427200000', Date.UTC(2011, 9, 1)],
    ['2024-02-29', Date.UTC(2024, 1, 29)],
  ])('%s is read', (text, instant) => expect(readInstant(text)).toBe(instant));

  test.each([
    'yesterday',
    '2011',
    '20111001',
    '2011-13-01',
    '2011-02-30',
    '2023-02-29',
    '2011-10-01T24:00:00',
    '2011-10-01T10',
    '01/10/2011',
    '2011-10-01 00:00:00 extra',
    '',
  ])('“%s” is none', (text) => expect(readInstant(text)).toBeNull());
});

describe('what cannot be read is refused with the name of the parameter, in both languages', () => {
  test.each<[string, QuestionWords, string, string]>([
    ['an unknown dimension', { by: 'team' }, 'by', 'unknown-dimension'],
    ['a dimension twice', { by: 'channel,channel' }, 'by', 'twice'],
    ['a filter without a value', { where: 'department' }, 'where', 'not-a-filter'],
    ['a filter with nothing behind the colon', { where: 'department:' }, 'where', 'not-a-filter'],
    ['a filter by an unknown dimension', { where: 'team:a' }, 'where', 'unknown-dimension'],
    ['an unknown channel', { where: 'channel:fax' }, 'where', 'unknown-value'],
    ['a rating of 6', { where: 'level:6' }, 'where', 'unknown-value'],
    ['a month that is none', { where: 'month:2026-13' }, 'where', 'unknown-value'],
    ['a week that the year does not have', { where: 'week:2025-W53' }, 'where', 'unknown-value'],
    ['an as-of in words', { asOf: 'yesterday' }, 'asOf', 'not-an-instant'],
    ['a from that is a year', { from: '2011' }, 'from', 'not-an-instant'],
    ['a period that ends before it begins', { from: '2011-02-01', to: '2011-01-01' }, 'to', 'empty-period'],
    ['an unknown clock', { clock: 'wall' }, 'clock', 'unknown-clock'],
  ])('%s', (_, words, field, code) => {
    const error = refusal(words);
    expect(error.status).toBe(400);
    expect(error.code).toBe('invalid-question');
    expect(error.errors).toMatchObject([{ field, code }]);
    const [first] = error.errors;
    expect(first!.message.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(first!.message.en).toMatch(/[a-z]/);
  });

  test('all at once, not one after the other', () => {
    const { errors } = refusal({ by: 'team', asOf: 'x', where: ['channel:fax', 'kind:x'] });
    expect(errors.map(({ field }) => field)).toEqual(['by', 'where', 'where', 'asOf']);
  });
});
