import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonFault } from '../../ingest/json-fault.ts';

describe('where a text stops being JSON', () => {
  test.each([
    ['{"kind":', 1, 9],
    ['', 1, 1],
    ['{"kind": "help",\n "text": }', 2, 10],
    ['{"kind": "help"\n "text": "x"}', 2, 2],
    ['[1,2,]', 1, 6],
    ['{"文": "字', 1, 9],
    ['{kind: 1}', 1, 2],
    ['{"a": 1} x', 1, 10],
  ])('%j: line %i, column %i', (text, line, column) => {
    expect(jsonFault(text)).toEqual({ line, column });
  });

  test('is nowhere in what is JSON, and somewhere within what is not', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (text, cut) => {
        expect(jsonFault(text)).toBeNull();
        const broken = `${text.slice(0, cut % (text.length + 1))}\u0001`;
        expect(jsonFault(broken)?.line).toBe(1);
      }),
    );
  });
});
