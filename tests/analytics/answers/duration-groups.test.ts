import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addedUp } from '../../../analytics/answers/added-up.ts';
import { durationGroup } from '../../../analytics/answers/duration-groups.ts';
import { HOUR_MS } from '../../../analytics/answers/lives.ts';
import { bucketUpper } from '../../../analytics/buckets.ts';
import type { DurationCell } from '../../../analytics/stores/store.ts';

const cell = (hours: number, end: DurationCell['end'], count = 1): DurationCell => ({
  key: [],
  duration: hours * HOUR_MS,
  end,
  completedOnly: false,
  count,
});

describe('answered within 24 hours', () => {
  const within = (...cells: DurationCell[]) =>
    durationGroup({ estimator: 'kaplan-meier' }, [], cells, false).within[0];

  test('what is answered at the very hour is within it, and was at risk until then', () => {
    expect(
      within(cell(10, 'event'), cell(24, 'event'), cell(24, 'censored'), cell(30, 'event')),
    ).toMatchObject({
      hours: 24,
      share: 0.5,
      atRisk: 3,
    });
  });

  test('it is known when somebody was watched until then', () => {
    expect(within(cell(10, 'event'), cell(24, 'censored'))).toMatchObject({ share: 0.5, atRisk: 1 });
  });

  test('it is not known when those left were watched for less', () => {
    expect(within(cell(10, 'event'), cell(23, 'censored'))).toMatchObject({ share: null, atRisk: 0 });
  });

  test('it is known when nobody was left to watch', () => {
    expect(within(cell(10, 'event'), cell(12, 'event'))).toMatchObject({ share: 1, atRisk: 0 });
  });
});

test('a total in buckets is the same from cells added up as from the cells of all groups', () => {
  const cells: fc.Arbitrary<DurationCell[]> = fc.array(
    fc.record({
      key: fc.constantFrom(['a'], ['b'], [null]),
      duration: fc.integer({ min: -1, max: 2200 }).map(bucketUpper),
      end: fc.constantFrom('event' as const, 'competing' as const, 'censored' as const, 'fault' as const),
      completedOnly: fc.boolean(),
      count: fc.integer({ min: 1, max: 2 ** 33 }),
    }),
  );
  fc.assert(
    fc.property(
      cells,
      fc.constantFrom('kaplan-meier' as const, 'aalen-johansen' as const),
      (all, estimator) => {
        const reading = addedUp({ kind: 'durations', cells: all, binned: true });
        if (reading.kind !== 'durations') throw new Error('no durations');
        expect(durationGroup({ estimator }, [], reading.cells, true)).toEqual(
          durationGroup({ estimator }, [], all, true),
        );
      },
    ),
  );
});
