import fc from 'fast-check';
import type { Condition } from '../../analytics/condition.ts';
import { FACTS, FOREVER, type AnyFact, type FactName, type FactRows } from '../../analytics/facts/schema.ts';
import type { Dimension, Filter } from '../../analytics/question.ts';
import type { Frame } from '../../analytics/stores/store.ts';

/** Instants from a small set, so that ties, ends before beginnings and equal bounds are common. */
export const START = Date.UTC(2026, 2, 5, 12);
export const HOUR = 3_600_000;
export const moment = fc.oneof(
  fc.integer({ min: 0, max: 60 }).map((step) => START + step * 12 * HOUR),
  fc.integer({ min: 0, max: 60 * 12 * HOUR }).map((ms) => START + ms),
);

const words = ['a', "o'b", '部门', 'C'];
const text = fc.oneof(
  { arbitrary: fc.constant(null), weight: 1 },
  { arbitrary: fc.constantFrom(...words), weight: 3 },
);
const flag = fc.oneof(fc.constant(null), fc.boolean());
export const workOf = (instant: number): number => Math.floor((instant - START) / 3);

/** A column as the schema types it; `…Work` follows its instant, as facts are folded. */
function row(fact: FactName): fc.Arbitrary<AnyFact> {
  const columns = Object.entries(FACTS[fact]);
  return fc
    .record(
      Object.fromEntries(
        columns.map(([name, type]) => {
          if (type === 'text') return [name, text];
          if (type === 'boolean') return [name, flag];
          if (type === 'integer') return [name, fc.integer({ min: 1, max: 5 })];
          return [name, fc.oneof(fc.constant(null), moment)];
        }),
      ),
    )
    .map((made: AnyFact) => {
      for (const [name, type] of columns)
        if (type === 'work') {
          const at = made[name.replace(/Work$/, 'At')] ?? null;
          made[name] = at === null ? null : workOf(Number(at));
        }
      return made;
    });
}

/** The versions of one row: a chain in valid time, with what was once believed beside it. */
function versions(fact: FactName, key: number): fc.Arbitrary<AnyFact[]> {
  return fc
    .record({
      rows: fc.array(row(fact), { minLength: 1, maxLength: 3 }),
      cuts: fc.array(moment, { minLength: 3, maxLength: 3 }),
      ended: fc.boolean(),
      believed: fc.boolean(),
    })
    .map(({ rows, cuts, ended, believed }) => {
      const at = cuts.toSorted((a, b) => a - b).map((each, place) => each + place);
      const id = {
        ticket: 'ticketId',
        custody: 'custodyId',
        rating: 'ratingId',
        rectification: 'rectificationId',
      }[fact];
      const chain = rows.map((each, place): AnyFact => ({
        ...each,
        ticketKey: key,
        [id]: `${fact}-${key}`,
        validFrom: at[place] ?? START,
        validTo: place < rows.length - 1 ? (at[place + 1] ?? FOREVER) : ended ? (at[2] ?? 0) + HOUR : FOREVER,
        knownFrom: START,
        knownTo: FOREVER,
      }));
      const first = chain[0];
      return believed && first
        ? [...chain, { ...first, validTo: FOREVER, knownTo: START + HOUR, knownFrom: START - HOUR }]
        : chain;
    });
}

const rowsOf = (fact: FactName, from: number) =>
  fc
    .integer({ min: 0, max: 12 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, place) => versions(fact, from + place))))
    .map((lists) => lists.flat());

/** Facts of every kind; keys of one fact never meet those of another. */
export const factRows: fc.Arbitrary<Record<FactName, AnyFact[]>> = fc.record({
  ticket: rowsOf('ticket', 100),
  custody: rowsOf('custody', 200),
  rating: rowsOf('rating', 300),
  rectification: rowsOf('rectification', 400),
});

/** Random rows carry exactly the columns of the schema, which the compiler cannot see from here. */
export const asFacts = (rows: Record<FactName, AnyFact[]>): FactRows => rows as FactRows;

export const frame: fc.Arbitrary<Frame> = fc.record({
  asOf: moment,
  watermarks: fc.oneof(
    fc.constant({}),
    moment.map((until) => ({ a: until })),
    fc.tuple(moment, moment).map(([a, b]) => ({ a, "o'b": b })),
  ),
  clock: fc.constantFrom('elapsed' as const, 'working' as const),
  work: fc.constant(workOf),
  zone: fc.constantFrom('Asia/Shanghai', 'America/New_York', 'UTC', 'Australia/Lord_Howe'),
});

export const DIMENSIONS: Dimension[] = [
  'department',
  'channel',
  'campus',
  'kind',
  'source',
  'lodgedBy',
  'level',
  'day',
  'week',
  'month',
];
export const by = fc.uniqueArray(fc.constantFrom(...DIMENSIONS), { maxLength: 2 });

const labels: Partial<Record<Dimension, string[]>> = {
  level: ['1', '4'],
  day: ['2026-03-08', '2026-03-09', '2026-02-30'],
  week: ['2026-W10', '2026-W11', '2026-W60'],
  month: ['2026-03', '2026-04', 'x'],
};
export const where: fc.Arbitrary<Filter[]> = fc.array(
  fc.constantFrom(...DIMENSIONS).chain((dimension) =>
    fc.record({
      dimension: fc.constant(dimension),
      values: fc.array(fc.oneof(fc.constant(null), fc.constantFrom(...(labels[dimension] ?? words))), {
        maxLength: 3,
      }),
    }),
  ),
  { maxLength: 1 },
);

type Trees = { tree: Condition; leaf: Condition };

/** Conditions of every form over two time columns and a flag. */
export function condition(fact: FactName): fc.Arbitrary<Condition> {
  const times = Object.entries(FACTS[fact]).flatMap(([name, type]) => (type === 'time' ? [name] : []));
  const column = fc.constantFrom(...times);
  const op = fc.constantFrom('<' as const, '<=' as const, '>' as const, '>=' as const, '=' as const);
  const trees = fc.letrec<Trees>((tie) => ({
    leaf: fc.oneof(
      fc.record({ column, op, to: fc.constant({ instant: 'C' as const }) }),
      fc.record({ column, op, to: fc.record({ column, plus: fc.constantFrom(0, 12 * HOUR) }) }),
      fc.record({
        column: fc.constantFrom('department', 'channel'),
        op: fc.constant('=' as const),
        to: fc.constant({ value: "o'b" }),
      }),
      fc.record({ column, is: fc.constantFrom('null' as const, 'present' as const) }),
    ),
    tree: fc.oneof(
      { maxDepth: 3 },
      tie('leaf'),
      fc.record({ all: fc.array(tie('tree'), { maxLength: 2 }) }),
      fc.record({ any: fc.array(tie('tree'), { maxLength: 2 }) }),
      fc.record({ not: tie('tree') }),
    ),
  }));
  return trees.tree;
}
