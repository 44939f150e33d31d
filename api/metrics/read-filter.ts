import { isPeriod, periodOfLabel } from '../../analytics/period.ts';
import { DIMENSIONS, type Dimension, type Filter } from '../../analytics/question.ts';
import { CHANNELS, KINDS, URGENCIES } from '../../ingest/submission.ts';
import type { FieldProblem } from '../problem.ts';

const NONE = '(none)';
/** Dimensions of few known values: another one is a slip, and would silently count nothing. */
const KNOWN: Partial<Record<Dimension, readonly string[]>> = {
  channel: CHANNELS,
  kind: KINDS,
  urgency: URGENCIES,
  lodgedBy: ['citizen', 'staff'],
  level: ['1', '2', '3', '4', '5'],
};
const PERIOD_EXAMPLES = { month: '2026-11', week: '2026-W48', day: '2026-11-24' };

const DIMENSION_NAMES: ReadonlyMap<string, Dimension> = new Map(DIMENSIONS.map((each) => [each, each]));

export function dimensionOf(name: string): Dimension | null {
  return DIMENSION_NAMES.get(name) ?? null;
}

export function unknownDimension(field: string, name: string): FieldProblem {
  return {
    field,
    code: 'unknown-dimension',
    message: {
      zh: `没有“${name}”这个维度，可用：${DIMENSIONS.join('、')}`,
      en: `There is no dimension "${name}"; there are ${DIMENSIONS.join(', ')}`,
    },
    expected: DIMENSIONS.join(', '),
  };
}

/**
 * Filters from `department:logistics,dining` (or `department=logistics,dining`), repeated at will: values of one
 * dimension are alternatives, dimensions narrow each other. `(none)` is null; `\,` is a comma inside a value.
 */
export function readFilters(texts: readonly string[], problems: FieldProblem[]): Filter[] {
  const filters = new Map<Dimension, Filter>();
  for (const text of texts) {
    const split = /^([^:=]*)[:=](.+)$/s.exec(text);
    if (!split) {
      problems.push({
        field: 'where',
        code: 'not-a-filter',
        message: {
          zh: `“${text}”不是筛选条件，应写作“维度:值,值”`,
          en: `"${text}" is not a filter; write dimension:value,value`,
        },
        expected: 'department:logistics,dining',
      });
      continue;
    }
    const [, name = '', values = ''] = split;
    const dimension = dimensionOf(name);
    if (dimension === null) {
      problems.push(unknownDimension('where', name));
      continue;
    }
    const filter = filters.get(dimension) ?? { dimension, values: [] };
    filters.set(dimension, filter);
    for (const value of valuesOf(values)) {
      if (filter.values.includes(value)) continue;
      filter.values.push(value);
      if (value !== null) problems.push(...problemOf(dimension, value));
    }
  }
  return [...filters.values()];
}

function valuesOf(text: string): (string | null)[] {
  return text.split(/(?<!\\),/).map((each) => (each === NONE ? null : each.replaceAll(String.raw`\,`, ',')));
}

function problemOf(dimension: Dimension, value: string): FieldProblem[] {
  const known = KNOWN[dimension];
  const fits =
    known?.includes(value) ?? (isPeriod(dimension) ? periodOfLabel(dimension, value) !== null : value !== '');
  if (fits) return [];
  const expected = known?.join(', ') ?? (isPeriod(dimension) ? PERIOD_EXAMPLES[dimension] : '(none)');
  return [
    {
      field: 'where',
      code: 'unknown-value',
      message: {
        zh: `维度 ${dimension} 没有值“${value}”，应为：${expected}`,
        en: `"${value}" is no value of ${dimension}; expected ${expected}`,
      },
      expected,
    },
  ];
}
