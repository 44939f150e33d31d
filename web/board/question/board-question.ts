import { DIMENSIONS, type Clock, type Dimension, type Filter } from '../../../analytics/question.ts';
import { isDay, startOfDay } from '../../format/zoned-day.ts';
import { isoDay } from '../../format/date.ts';
import { readPreset, type Period } from './period.ts';

/** What can be narrowed from the bar; an address may narrow any dimension. */
export const FILTERS = [
  'department',
  'campus',
  'channel',
  'source',
  'kind',
  'category',
  'lodgedBy',
] as const satisfies readonly Dimension[];

/** How null, "has none", is written. */
export const NONE = '(none)';

/** What the board shows. All of it stands in the address, in the words of the API and of the command line. */
export interface BoardQuestion {
  where: readonly Filter[];
  period: Period;
  /** Null is the present. */
  asOf: number | null;
  clock: Clock;
}

export type Query = Record<string, string | null | undefined | readonly (string | null)[]>;

/** The words of an address that make the question; others belong to a page. */
export const QUESTION_WORDS = ['where', 'period', 'from', 'to', 'asOf', 'clock'] as const;

/** A question from the query of an address; what it does not understand is left out. */
export function readQuestion(query: Query, zone: string): BoardQuestion {
  const preset = readPreset(first(query['period']));
  const from = instantOf(first(query['from']), zone);
  const to = instantOf(first(query['to']), zone);
  return {
    where: readWhere(all(query['where'])),
    period:
      preset !== null || (from === null && to === null)
        ? { kind: 'preset', preset: preset ?? 'all' }
        : { kind: 'between', from, to },
    asOf: instantOf(first(query['asOf']), zone),
    clock: first(query['clock']) === 'working' ? 'working' : 'elapsed',
  };
}

/** The query of an address that `readQuestion` reads back; what is usual is not written. */
export function writeQuestion(question: BoardQuestion, zone: string): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {};
  const where = writeWhere(question.where);
  if (where.length > 0) query['where'] = where;
  if (question.period.kind === 'preset') {
    if (question.period.preset !== 'all') query['period'] = question.period.preset;
  } else {
    if (question.period.from !== null) query['from'] = writeInstant(question.period.from, zone);
    if (question.period.to !== null) query['to'] = writeInstant(question.period.to, zone);
  }
  if (question.asOf !== null) query['asOf'] = new Date(question.asOf).toISOString().replace('.000Z', 'Z');
  if (question.clock === 'working') query['clock'] = 'working';
  return query;
}

/**
 * `department:logistics,dining` and so on, as the API reads them: values of a dimension are alternatives, `\,` is a comma
 * inside a value.
 */
export function readWhere(words: readonly string[]): Filter[] {
  const filters = new Map<Dimension, (string | null)[]>();
  for (const word of words) {
    const [, name = '', list = ''] = /^([^:=]*)[:=](.+)$/s.exec(word) ?? [];
    const dimension = DIMENSIONS.find((one) => one === name);
    const values = list
      .split(/(?<!\\),/)
      .filter((value) => value !== '')
      .map((value) => (value === NONE ? null : value.replaceAll(String.raw`\,`, ',')));
    if (!dimension || values.length === 0) continue;
    filters.set(dimension, [...new Set([...(filters.get(dimension) ?? []), ...values])]);
  }
  return [...filters].map(([dimension, values]) => ({ dimension, values }));
}

export function writeWhere(where: readonly Filter[]): string[] {
  const written = (value: string | null): string =>
    value === null ? NONE : value.replaceAll(',', String.raw`\,`);
  return where
    .filter((filter) => filter.values.length > 0)
    .map((filter) => `${filter.dimension}:${filter.values.map(written).join(',')}`);
}

/** The same filters with one dimension narrowed to these values; none of them lifts it. */
export function narrowedTo(
  where: readonly Filter[],
  dimension: Dimension,
  values: readonly (string | null)[],
): Filter[] {
  const others = where.filter((filter) => filter.dimension !== dimension);
  return values.length === 0 ? others : [...others, { dimension, values: [...values] }];
}

export function valuesOf(where: readonly Filter[], dimension: Dimension): readonly (string | null)[] {
  return where.find((filter) => filter.dimension === dimension)?.values ?? [];
}

/**
 * An instant of an address: epoch ms, a day of the installation's zone, or ISO 8601; without an offset it is UTC, as
 * on the command line.
 */
export function instantOf(text: string, zone: string): number | null {
  if (text === '') return null;
  if (/^-?\d{9,14}$/.test(text)) return Number(text);
  if (isDay(text)) return startOfDay(text, zone);
  if (!/^\d{4}-\d{2}-\d{2}T/.test(text)) return null;
  const at = Date.parse(/(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) ? text : `${text}Z`);
  return Number.isNaN(at) ? null : at;
}

function writeInstant(at: number, zone: string): string {
  const day = isoDay(at, zone);
  return startOfDay(day, zone) === at ? day : new Date(at).toISOString().replace('.000Z', 'Z');
}

/** The first value of a word of an address. */
export function first(value: Query[string]): string {
  return all(value)[0] ?? '';
}

/** All values of a word of an address. */
export function all(value: Query[string]): string[] {
  const list = typeof value === 'string' ? [value] : (value ?? []);
  return list.filter((one) => one !== null).map((one) => one.trim());
}
