import { describe, expect, it } from 'vitest';
import { headlineOf } from '../../../web/board/figures/headline.ts';
import { noteWords } from '../../../web/board/figures/note-words.ts';
import { filledColumns, kindOfValue } from '../../../web/board/figures/row-values.ts';
import {
  comparisonSentence,
  countsSentence,
  survivalSentence,
  trendSentence,
} from '../../../web/board/figures/sentences.ts';
import { en } from '../../../web/board/messages/en.ts';
import { zh } from '../../../web/board/messages/zh.ts';
import { buildDuration, countAnswer, durationAnswer, rateAnswer, speech } from './speech.ts';

describe('a headline', () => {
  it('says that its hours are working hours when the clock is the working one', () => {
    const headline = headlineOf(durationAnswer([{}]), { ...speech, clock: 'working' }, []);
    expect(headline.figure).toBe('board.workingHoursExact(21.06)');
  });

  it('shows the median of all beside the figure of the closed ones, named as such', () => {
    const headline = headlineOf(durationAnswer([{}]), speech, ['sample', 'events', 'censored']);
    expect(headline.figure).toBe('board.hoursExact(21.06)');
    expect(headline.lines[0]).toMatchObject({
      label: 'board.card.closedOnly',
      text: 'board.hoursExact(5.28)',
    });
  });

  it('opens the rows of those parts only that the metric can list', () => {
    const { lines } = headlineOf(rateAnswer([{}]), speech, ['denominator']);
    expect(lines.map((line) => line.part)).toEqual([null, 'denominator']);
  });

  it('keeps default ratings apart from the figure', () => {
    const answer = rateAnswer([{ defaults: { value: 1, numerator: 50, denominator: 50 } }]);
    const { figure, lines } = headlineOf(answer, speech, ['denominator', 'defaults']);
    expect(figure).toBe('80.0%');
    expect(lines[2]).toMatchObject({ part: 'defaults', text: '100.0% · 50' });
  });

  it('without a sample says nothing rather than 0, and counts nothing as 0', () => {
    const none = rateAnswer([
      { value: null, low: null, high: null, sample: 0, numerator: 0, denominator: 0 },
    ]);
    expect(headlineOf(none, speech, [])).toMatchObject({
      figure: '—',
      none: true,
      interval: '',
      small: false,
    });
    expect(headlineOf(countAnswer([]), speech, []).figure).toBe('0');
  });
});

describe('the sentence of a chart', () => {
  const group = (name: string, low: number, high: number, sample = 100) => ({
    key: name,
    name,
    value: (low + high) / 2,
    low,
    high,
    sample,
  });

  it('names who stands apart, and never a small group', () => {
    const sentence = comparisonSentence(
      [group('late', 0.2, 0.4), group('even', 0.7, 0.9), group('lucky', 0.9, 1, 5)],
      0.8,
      'ratio',
      speech,
    );
    expect(sentence).toContain('board.say.below(1, late)');
    expect(sentence).not.toContain('board.say.above');
    expect(sentence).toContain('board.say.small(1)');
  });

  it('of a curve says the median of all, of the closed only, and how many still wait', () => {
    const sentence = survivalSentence(buildDuration(), speech);
    expect(sentence).toContain('board.hoursExact(21.06)');
    expect(sentence).toContain('board.say.closedOnly(board.hoursExact(5.28))');
    expect(sentence).toContain('board.say.stillOpen(40)');
    expect(survivalSentence(buildDuration({ median: null }), speech)).toContain('board.say.halfNotReached');
  });

  it('of a trend reads the latest whole period, never the unfinished one', () => {
    const point = {
      key: '2026-W01',
      label: 'w1',
      value: 0.5,
      low: 0.4,
      high: 0.6,
      sample: 50,
      partial: false,
    };
    const points = [
      { ...point, key: '2025-W52', value: 0, sample: 3 },
      point,
      { ...point, key: '2026-W02', value: 0.7 },
      { ...point, key: '2026-W03', value: 0.1, partial: true },
    ];
    const sentence = trendSentence({ points, unit: 'ratio', average: null }, 'week', speech);
    expect(sentence).toContain('board.say.latest(2026-W02, 70.0%, 50)');
    expect(sentence).toContain('board.say.partial');
    expect(sentence).toContain('board.say.before(1, 50.0%, 50.0%)');
  });

  it('says so when there is nothing', () => {
    expect(countsSentence([], speech)).toBe('board.say.nothing');
  });
});

describe('a row behind a figure', () => {
  it('shows the columns that some row fills', () => {
    const row = {
      ticketId: 't',
      number: 'HY',
      kind: null,
      department: null,
      channel: null,
      campus: null,
      category: null,
    };
    const rows = [
      { ...row, values: { receivedAt: 1, closedAt: null, level: null } },
      { ...row, values: { receivedAt: 2, closedAt: null, level: 4 } },
    ];
    expect(filledColumns(rows)).toEqual(['receivedAt', 'level']);
  });

  it('is read by the conventions of the facts', () => {
    expect(kindOfValue('dueAt', 1)).toBe('time');
    expect(kindOfValue('level', 3)).toBe('level');
    expect(kindOfValue('active', true)).toBe('flag');
    expect(kindOfValue('leftBy', 'returned')).toBe('text');
    expect(kindOfValue('dueAt', null)).toBe('none');
  });
});

describe('words', () => {
  it('of a note are those of the reader', () => {
    expect(noteWords('样本较大 / a large sample', 'en')).toBe('a large sample');
    expect(noteWords('样本较大 / a large sample', 'zh')).toBe('样本较大');
    expect(noteWords('只有一种', 'en')).toBe('只有一种');
  });

  it('stand in both languages, with the same places to fill', () => {
    const flat = (tree: object, path = ''): Record<string, string> =>
      Object.fromEntries(
        Object.entries(tree).flatMap(([key, value]) =>
          typeof value === 'string'
            ? [[`${path}${key}`, value]]
            : Object.entries(flat(value, `${path}${key}.`)),
        ),
      );
    const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    const [chinese, english] = [flat(zh), flat(en)];
    expect(Object.keys(english)).toEqual(Object.keys(chinese));
    for (const [key, text] of Object.entries(chinese))
      expect(places(english[key] ?? ''), key).toEqual(places(text));
  });
});
