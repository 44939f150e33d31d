import { describe, expect, it } from 'vitest';
import { bytes, count, percent, percentWithInterval } from '../../../web/format/number.ts';

describe('numbers', () => {
  it('shows no sample as a dash, never as zero', () => {
    expect(percent(null)).toBe('–');
    expect(count(null, 'zh')).toBe('–');
    expect(percentWithInterval(null, null, null)).toBe('–');
  });

  it('rounds a share, but never to all or nothing that it is not', () => {
    expect(percent(0.780106)).toBe('78.0%');
    expect(percent(0.99999)).toBe('>99.9%');
    expect(percent(0.00001)).toBe('<0.1%');
    expect(percent(1)).toBe('100.0%');
    expect(percent(0)).toBe('0.0%');
    expect(percent(0.996, 0)).toBe('>99%');
  });

  it('puts the interval beside the share', () => {
    expect(percentWithInterval(0.780106, 0.7743, 0.7858)).toBe('78.0% (77.4–78.6)');
  });

  it('groups thousands and sizes bytes', () => {
    expect(count(12345, 'zh')).toBe('12,345');
    expect(bytes(512)).toBe('512 B');
    expect(bytes(18_842)).toBe('18.4 KB');
  });
});
