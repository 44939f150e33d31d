import { describe, expect, it } from 'vitest';
import { csvField, csvOf } from '../../../web/board/figures/csv.ts';
import { departmentTable } from '../../../web/board/figures/department-table.ts';
import { figureTable } from '../../../web/board/figures/figure-table.ts';
import { nextOrder, readOrder, sortRows, writeOrder } from '../../../web/board/figures/sort-rows.ts';
import { countAnswer, durationAnswer, rateAnswer, speech } from './speech.ts';

describe('an answer as a table', () => {
  it('never writes null as 0: without a sample a dash, short of a quantile "not reached"', () => {
    const rates = figureTable(
      rateAnswer([
        { key: ['dining'], value: null, low: null, high: null, numerator: 0, denominator: 0, sample: 0 },
      ]),
      ['department'],
      speech,
    );
    expect(rates.rows[0]?.cells['value']).toEqual({ text: '—', raw: null });
    const durations = figureTable(
      durationAnswer([{ key: ['dining'], median: null }]),
      ['department'],
      speech,
    );
    expect(durations.rows[0]?.cells['median']).toEqual({ text: 'board.notReached', raw: null });
  });

  it('marks groups under twenty as small, but never counts', () => {
    const rates = rateAnswer([
      { key: ['a'], sample: 19 },
      { key: ['b'], sample: 20 },
    ]);
    expect(figureTable(rates, ['department'], speech).rows.map((row) => row.small)).toEqual([true, false]);
    const counts = countAnswer([{ key: ['a'], value: 3 }]);
    expect(figureTable(counts, ['department'], speech).rows[0]?.small).toBe(false);
  });

  it('names both clocks of a duration: the estimate and the closed only', () => {
    const { rows, columns } = figureTable(durationAnswer([{}]), [], speech);
    expect(rows[0]?.cells['median']?.raw).toBe(21.0631);
    expect(rows[0]?.cells['closed-median']?.raw).toBe(5.2796);
    expect(columns.map((column) => column.id)).toContain('within-72');
  });
});

describe('an order of rows', () => {
  const table = figureTable(
    rateAnswer([
      { key: ['none'], low: null },
      { key: ['wide'], low: 0.4 },
      { key: ['narrow'], low: 0.7 },
    ]),
    ['department'],
    speech,
  );
  const keys = (direction: 'up' | 'down') =>
    sortRows(table.rows, { column: 'low', direction }, 'zh-CN').map((row) => row.key[0]);

  it('keeps what has no figure at the end, whichever way', () => {
    expect(keys('down')).toEqual(['narrow', 'wide', 'none']);
    expect(keys('up')).toEqual(['wide', 'narrow', 'none']);
  });

  it('stands in the address and comes back', () => {
    const order = { column: 'on-time-low', direction: 'down' as const };
    expect(readOrder(writeOrder(order))).toEqual(order);
    expect(readOrder('on-time-low')).toBeNull();
  });

  it('turns round at a second press, and begins with the largest figure', () => {
    const first = nextOrder(null, 'low', true);
    expect(first).toEqual({ column: 'low', direction: 'down' });
    expect(nextOrder(first, 'low', true).direction).toBe('up');
    expect(nextOrder(first, 'department', false)).toEqual({ column: 'department', direction: 'up' });
  });
});

describe('a CSV of it', () => {
  it('runs no formula in a spreadsheet, and leaves numbers numbers', () => {
    expect(csvField('=1+1')).toBe("'=1+1");
    expect(csvField('@name')).toBe("'@name");
    expect(csvField('a "b", c')).toBe('"a ""b"", c"');
    expect(csvField(-0.5)).toBe('-0.5');
    expect(csvField(null)).toBe('');
  });

  it('begins with a byte order mark and carries full precision', () => {
    const text = csvOf(figureTable(rateAnswer([{ key: ['餐饮'], value: 0.780106 }]), ['department'], speech));
    expect(text.startsWith('\uFEFFdepartment,board.column.value')).toBe(true);
    expect(text).toContain('\r\n餐饮,0.780106,');
  });
});

describe('the table of departments', () => {
  it('has a line for each that any answer names, with the lower bound beside the rate', () => {
    const table = departmentTable(
      {
        'on-time-rate': rateAnswer([{ key: ['dining'] }]),
        open: countAnswer([
          { key: ['dining'], value: 4 },
          { key: [null], value: 2 },
        ]),
      },
      speech,
    );
    expect(table.rows.map((row) => row.key[0])).toEqual(['dining', null]);
    expect(table.rows[0]?.cells['on-time-low']).toEqual({ text: '71.0%', raw: 0.71 });
    expect(table.rows[1]?.cells['on-time']).toEqual({ text: '—', raw: null });
    expect(table.rows[1]?.cells['open']?.raw).toBe(2);
  });
});
