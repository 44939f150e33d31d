import { describe, expect, it } from 'vitest';
import { binomialLimits } from '../../../web/charts/drawing/binomial-limits.ts';
import { funnelVerdict } from '../../../web/charts/funnel.ts';
import { buildGroup } from './frame.ts';

describe('control limits', () => {
  it('hold the share of chance they promise', () => {
    // 100 cases at 0.88: P(X <= 81) = 0.029, P(X <= 80) = 0.015
    const [low] = binomialLimits(100, 0.88, 0.95);
    expect(low).toBeGreaterThan(0.795);
    expect(low).toBeLessThan(0.81);
  });

  it('narrow as groups grow, stay in [0, 1], and meet the normal limits where those take over', () => {
    const [lowSmall, highSmall] = binomialLimits(5, 0.88, 0.998);
    expect(lowSmall).toBeGreaterThanOrEqual(0);
    expect(highSmall).toBe(1);
    const exact = binomialLimits(2000, 0.88, 0.95);
    const normal = binomialLimits(2001, 0.88, 0.95);
    expect(exact[0]).toBeCloseTo(normal[0], 3);
    expect(exact[1]).toBeCloseTo(normal[1], 3);
  });

  it('close on a rate that leaves no room for chance', () => {
    expect(binomialLimits(50, 1, 0.95)).toEqual([1, 1]);
    expect(binomialLimits(0, 0.5, 0.95)).toEqual([0.5, 0.5]);
  });
});

describe('verdicts of a funnel', () => {
  it('alarm for 84 % of 610 against 88 %, nothing for 75 % of 12', () => {
    expect(funnelVerdict(buildGroup({ value: 0.835, sample: 610 }), 0.88)).toBe('alarm-low');
    expect(funnelVerdict(buildGroup({ value: 0.75, sample: 12 }), 0.88)).toBe('small');
    expect(funnelVerdict(buildGroup({ value: 0.88, sample: 220 }), 0.88)).toBe('within');
    expect(funnelVerdict(buildGroup({ value: 0.93, sample: 340 }), 0.88)).toBe('alert-high');
  });
});
