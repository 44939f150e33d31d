import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIMENSIONS } from '../../../analytics/question.ts';
import {
  instantOf,
  narrowedTo,
  readQuestion,
  writeQuestion,
  type BoardQuestion,
} from '../../../web/board/question/board-question.ts';
import { parametersOf, withinGroup } from '../../../web/board/question/parameters.ts';
import { PRESETS } from '../../../web/board/question/period.ts';

const ZONE = 'Asia/Shanghai';
const plain: BoardQuestion = {
  where: [],
  period: { kind: 'preset', preset: 'all' },
  asOf: null,
  clock: 'elapsed',
};

describe('the address of the board', () => {
  it('without a word asks for everything, now, by elapsed time', () => {
    expect(readQuestion({}, ZONE)).toEqual(plain);
    expect(writeQuestion(plain, ZONE)).toEqual({});
  });

  it('says the same as the command line', () => {
    const question = readQuestion(
      {
        where: ['department:logistics,dining', 'channel:(none)'],
        from: '2026-10-01',
        to: '2026-11-01',
        asOf: '2026-11-24T08:00:00Z',
        clock: 'working',
      },
      ZONE,
    );
    expect(question).toEqual({
      where: [
        { dimension: 'department', values: ['logistics', 'dining'] },
        { dimension: 'channel', values: [null] },
      ],
      period: {
        kind: 'between',
        from: Date.parse('2026-09-30T16:00:00Z'),
        to: Date.parse('2026-10-31T16:00:00Z'),
      },
      asOf: Date.parse('2026-11-24T08:00:00Z'),
      clock: 'working',
    });
  });

  it('leaves out what it does not understand', () => {
    const query = {
      where: ['colour:red', 'department', 'department:'],
      from: 'soon',
      asOf: '2026-02-30',
      clock: 'sun',
    };
    expect(readQuestion(query, ZONE)).toEqual(plain);
  });

  it('takes the values of a dimension that stands twice as alternatives, as the API does', () => {
    const { where } = readQuestion({ where: ['source:web', 'source:web,wechat'] }, ZONE);
    expect(where).toEqual([{ dimension: 'source', values: ['web', 'wechat'] }]);
  });

  it('reads a time without an offset as UTC, and a day as a day of the installation', () => {
    expect(instantOf('2011-10-01T00:00:00', ZONE)).toBe(Date.parse('2011-10-01T00:00:00Z'));
    expect(instantOf('2011-10-01', ZONE)).toBe(Date.parse('2011-09-30T16:00:00Z'));
    expect(instantOf('1317427200000', ZONE)).toBe(1317427200000);
  });

  it('reads back whatever it writes', () => {
    const value = fc.oneof(
      fc.constant(null),
      fc
        .string({ minLength: 1 })
        .filter((text) => /^[^\\]+$/.test(text) && text !== '(none)' && text.trim() === text),
    );
    const filter = fc.record({
      dimension: fc.constantFrom(...DIMENSIONS),
      values: fc.uniqueArray(value, { minLength: 1, maxLength: 3 }),
    });
    const second = fc.integer({ min: 1_000_000, max: 4_000_000_000 }).map((seconds) => seconds * 1_000);
    const period = fc.oneof(
      fc.record({ kind: fc.constant('preset' as const), preset: fc.constantFrom(...PRESETS) }),
      fc.record({ kind: fc.constant('between' as const), from: second, to: fc.option(second) }),
    );
    fc.assert(
      fc.property(
        fc.record({
          where: fc.uniqueArray(filter, { maxLength: 3, selector: (one) => one.dimension }),
          period,
          asOf: fc.option(second),
          clock: fc.constantFrom('elapsed' as const, 'working' as const),
        }),
        (question) => {
          expect(readQuestion(writeQuestion(question, ZONE), ZONE)).toEqual(question);
        },
      ),
    );
  });
});

describe('what the API is asked', () => {
  it('has every time as epoch ms, and nothing that is usual', () => {
    const span = { from: 1_000, to: 2_000 };
    expect(parametersOf({ ...plain, asOf: 3_000 }, span, ['department', 'month'])).toEqual({
      by: 'department,month',
      from: '1000',
      to: '2000',
      asOf: '3000',
    });
    expect(parametersOf(plain, { from: null, to: null })).toEqual({});
  });

  it('of one group has its value in place of what its dimension was narrowed to', () => {
    const question = { ...plain, where: narrowedTo([], 'department', ['dining', 'logistics']) };
    const group = withinGroup(question, [{ dimension: 'department', values: ['dining'] }]);
    expect(parametersOf(group, { from: null, to: null })).toEqual({ where: ['department:dining'] });
  });

  it('lifts a filter of which nothing is left', () => {
    expect(narrowedTo([{ dimension: 'channel', values: ['hotline'] }], 'channel', [])).toEqual([]);
  });
});
