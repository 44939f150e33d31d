import { describe, expect, test } from 'vitest';
import { languageFrom } from '../../../web/citizen/language-choice.ts';
import { emptyAnswers, type Answers } from '../../../web/citizen/lodge/draft.ts';
import { isPhone } from '../../../web/citizen/lodge/phone.ts';
import { stepAfter, stepAllowed, stepBefore } from '../../../web/citizen/lodge/steps.ts';
import { faultsOfWhere } from '../../../web/citizen/lodge/where.ts';
import { instantIn, sayMoment } from '../../../web/citizen/moment.ts';
import { uuid } from '../../../web/citizen/uuid.ts';

const ZONE = 'Asia/Shanghai';
const NOW = Date.UTC(2026, 10, 24, 4);

describe('the language', () => {
  test.each([
    [{ asked: 'en', stored: 'zh-CN', browser: 'zh-CN' }, 'en'],
    [{ asked: null, stored: 'en', browser: 'zh-CN' }, 'en'],
    [{ asked: 'fr', stored: null, browser: 'en-GB' }, 'en'],
    [{ asked: null, stored: null, browser: 'zh-TW' }, 'zh'],
    [{ asked: null, stored: null, browser: 'fr-FR' }, 'zh'],
    [{ asked: null, stored: 'nonsense', browser: '' }, 'zh'],
  ] as const)('of %j is %s', (hints, language) => expect(languageFrom(hints)).toBe(language));
});

describe('the steps', () => {
  const upTo = (answers: Partial<Answers>): Answers => ({ ...emptyAnswers(), ...answers });

  test('a bookmark leads to the first that was not answered', () => {
    expect(stepAllowed(upTo({}), 'check')).toBe('kind');
    expect(stepAllowed(upTo({ kind: 'help' }), 'check')).toBe('tell');
    expect(stepAllowed(upTo({ kind: 'help', text: '漏水' }), 'check')).toBe('reach');
    expect(stepAllowed(upTo({ kind: 'help', text: '漏水', disclosure: 'anonymous' }), 'check')).toBe('check');
  });

  test('an answered one can be opened again, and place and time ask for nothing', () => {
    const full = upTo({ kind: 'help', text: '漏水', disclosure: 'centre' });
    expect(stepAllowed(full, 'kind')).toBe('kind');
    expect(stepAllowed(upTo({ kind: 'help' }), 'tell')).toBe('tell');
  });

  test('follow each other in one line', () => {
    expect(stepBefore('kind')).toBeNull();
    expect(stepAfter('kind')).toBe('where');
    expect(stepBefore('check')).toBe('reach');
  });
});

describe('place and time', () => {
  const words = { future: 'future', noDay: 'no day', tooLong: 'too long' };
  const faults = (answers: Partial<Answers>) =>
    faultsOfWhere({ ...emptyAnswers(), ...answers }, words, NOW, ZONE).map(({ field, message }) => [
      field,
      message,
    ]);

  test('may all be left out', () => expect(faults({})).toEqual([]));
  test('now in Shanghai is not later than now', () => {
    expect(faults({ day: '2026-11-24', time: '12:00' })).toEqual([]);
    expect(faults({ day: '2026-11-24', time: '12:01' })).toEqual([['day', 'future']]);
  });
  test('a time needs its day', () => expect(faults({ time: '12:00' })).toEqual([['day', 'no day']]));
  test('a place has 200 characters at most', () => {
    expect(faults({ place: '楼'.repeat(200) })).toEqual([]);
    expect(faults({ place: '楼'.repeat(201) })).toEqual([['place', 'too long']]);
  });
});

describe('moments', () => {
  test('a day and a time are read by the clocks of the zone, also across a change of clocks', () => {
    expect(instantIn(ZONE, '2026-11-24', '12:00')).toBe(NOW);
    expect(instantIn('America/New_York', '2026-03-08', '03:30')).toBe(Date.UTC(2026, 2, 8, 7, 30));
    expect(instantIn('America/New_York', '2026-11-01', '12:00')).toBe(Date.UTC(2026, 10, 1, 17));
    expect(instantIn(ZONE, '2026-11-24', '')).toBe(Date.UTC(2026, 10, 23, 16));
    expect(instantIn(ZONE, 'soon', '')).toBeNull();
  });

  test('are said in words', () => {
    expect(sayMoment(NOW + 2 * 86_400_000, NOW, ZONE, 'zh')).toBe('11月26日 12:00');
    expect(sayMoment(NOW + 2 * 86_400_000, NOW, ZONE, 'en')).toBe('26 Nov, 12:00');
  });
});

test.each([
  '',
  ' ',
  '13800138000',
  '010-12345678',
  '+86 138 0013 8000',
  '１３８００１３８０００',
  '(010) 62750000',
])('%j is a phone number or none', (typed) => expect(isPhone(typed)).toBe(true));
test.each(['1234', 'call me', '138abc00138000', '1'.repeat(21)])('%j is no phone number', (typed) =>
  expect(isPhone(typed)).toBe(false),
);

test('a UUID is of version 4 also where the browser cannot make one', () => {
  const getRandomValues: Crypto['getRandomValues'] = (array) => {
    if (array instanceof Uint8Array) array.fill(0xff);
    return array;
  };
  expect(uuid({ getRandomValues })).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff');
});
