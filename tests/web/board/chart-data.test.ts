import { describe, expect, it } from 'vitest';
import { comparedGroups, keyOfMark, markOf } from '../../../web/board/figures/compared-groups.ts';
import { levelShares } from '../../../web/board/figures/level-shares.ts';
import { namedCurves } from '../../../web/board/figures/named-curves.ts';
import { isPartial, trendPoints } from '../../../web/board/figures/trend-points.ts';
import { countAnswer, durationAnswer, rateAnswer, speech } from './speech.ts';

const bounds = { from: null, to: null, today: '2026-11-24' };

describe('groups of an answer', () => {
  it('carry their figure, interval and sample into the chart', () => {
    const [group] = comparedGroups(rateAnswer([{ key: ['dining'] }]), ['department'], speech);
    expect(group).toEqual({ key: 'dining', name: 'dining', value: 0.8, low: 0.71, high: 0.87, sample: 100 });
    const [time] = comparedGroups(durationAnswer([{ key: ['dining'] }]), ['department'], speech);
    expect(time?.value).toBe(21.0631);
  });

  it('can be found again from their mark, "none" included', () => {
    expect(keyOfMark(markOf(['dining', null]))).toEqual(['dining', null]);
  });
});

describe('a trend', () => {
  it('keeps a week without cases: a gap in a rate, zero in a count', () => {
    const weeks = ['2026-W44', '2026-W46'];
    const rates = trendPoints(rateAnswer(weeks.map((week) => ({ key: [week] }))), 'week', bounds, speech);
    expect(rates.map((point) => point.value)).toEqual([0.8, null, 0.8]);
    const counts = trendPoints(
      countAnswer(weeks.map((week) => ({ key: [week], value: 5 }))),
      'week',
      bounds,
      speech,
    );
    expect(counts.map((point) => point.value)).toEqual([5, 0, 5]);
  });

  it('marks a period that has not ended, and one that began before the question', () => {
    expect(isPartial('week', '2026-W48', bounds)).toBe(true);
    expect(isPartial('week', '2026-W47', bounds)).toBe(false);
    expect(isPartial('month', '2026-10', { ...bounds, from: '2026-10-05' })).toBe(true);
    expect(isPartial('month', '2026-10', { ...bounds, to: '2026-11-01' })).toBe(false);
    expect(isPartial('day', '2026-11-24', bounds)).toBe(false);
  });

  it('leaves out what has no period', () => {
    expect(trendPoints(countAnswer([{ key: [null], value: 5 }]), 'week', bounds, speech)).toEqual([]);
  });
});

describe('the five levels', () => {
  it('are counted from best to worst, the largest group first, defaults apart', () => {
    const answer = rateAnswer([
      { key: ['dining', '5'], denominator: 6, defaults: { value: 1, numerator: 90, denominator: 90 } },
      { key: ['dining', '1'], denominator: 4 },
      { key: ['library', '4'], denominator: 30 },
    ]);
    expect(levelShares(answer, 'department', speech).rows).toEqual([
      { key: 'library', name: 'library', counts: [0, 30, 0, 0, 0] },
      { key: 'dining', name: 'dining', counts: [6, 0, 0, 0, 4] },
    ]);
  });
});

describe('curves', () => {
  it('are those of the six largest groups, and say how many are left', () => {
    const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const point = { hours: 0, share: 1, low: null, high: null, atRisk: 1 };
    const { shown, left } = namedCurves(
      keys.map((key) => ({ key: [key], points: [point] })),
      durationAnswer(keys.map((key, place) => ({ key: [key], sample: place }))),
      'channel',
      speech,
    );
    expect(shown.map((curve) => curve.name)).toEqual(['g', 'f', 'e', 'd', 'c', 'b']);
    expect(left).toBe(1);
  });
});
