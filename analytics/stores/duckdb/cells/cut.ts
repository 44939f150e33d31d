import type { Condition } from '../../../condition.ts';
import { FOREVER, type FactName } from '../../../facts/schema.ts';
import type { Frame } from '../../store.ts';
import { conditionSql } from '../condition-sql.ts';
import { instantSql } from '../instant-sql.ts';
import { column, columnsOf, literal } from '../schema.ts';

/**
 * The instant that parts quiet rows from loose ones, and what it was cut with. A row is quiet when it has ended, is the
 * last version of itself, and no time in it lies past the cut: every condition that compares it with a later as-of is
 * then decided for good, and it can be counted once. All other rows that a later question could see are loose.
 */
export type Cut = {
  at: number;
  watermarks: Record<string, number>;
  zone: string;
  /** How cells were laid out when it was made (`LAYOUT`); those of another are thrown away. */
  layout: number;
};

/** Columns one of which ends a row: until then its age grows with every as-of. */
const ENDS: Record<FactName, readonly string[]> = {
  ticket: ['answeredAt', 'endedAt'],
  custody: ['repliedAt', 'leftAt'],
  rating: ['ratedAt'],
  rectification: ['closedAt'],
};
const VERSION: readonly string[] = ['validFrom', 'validTo', 'knownFrom', 'knownTo'];

const frameOf = (cut: Cut): Frame => ({
  asOf: cut.at,
  watermarks: cut.watermarks,
  clock: 'elapsed',
  work: () => 0,
  zone: cut.zone,
});

/** SQL of the censoring instant at the cut. */
export const instantAtCut = (cut: Cut): string => instantSql(frameOf(cut)).instant;

/** Whether a question at this frame may use what was cut: it looks at the cut or later, and reads as the cut did. */
export function serves(cut: Cut, frame: Frame): boolean {
  return frame.asOf >= cut.at && frame.zone === cut.zone && sameWatermarks(cut.watermarks, frame.watermarks);
}

export function sameWatermarks(
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

/** True for the rows that are counted in cells. */
export function quietSql(fact: FactName, cut: Cut): string {
  const instant = instantAtCut(cut);
  const ended: Condition = {
    any: ENDS[fact].map((name) => ({ column: name, op: '<=', to: { instant: 'C' } })),
  };
  const times = columnsOf(fact).flatMap(([name, type]) =>
    type === 'time' && !VERSION.includes(name) ? [column(name)] : [],
  );
  const settled = `"validTo" = ${FOREVER} AND greatest(${times.join(', ')}) <= ${instant}`;
  // a feed that was last read before the cut is looked at in that instant by every later question
  const still = Object.entries(cut.watermarks).flatMap(([feed, until]) =>
    until <= cut.at ? [literal(feed)] : [],
  );
  const either = still.length === 0 ? settled : `((${settled}) OR feed IN (${still.join(', ')}))`;
  return `${seenSql(cut)} AND "validFrom" <= ${instant} AND ${conditionSql(ended, instant)} AND ${either}`;
}

/** True for the rows that a question at the cut or later could see and that are not quiet. */
export function looseSql(fact: FactName, cut: Cut): string {
  return `${seenSql(cut)} AND NOT coalesce(${quietSql(fact, cut)}, false)`;
}

function seenSql(cut: Cut): string {
  return `"knownTo" = ${FOREVER} AND "validTo" > ${instantAtCut(cut)}`;
}

export const looseTable = (fact: FactName): string => `loose_${fact}`;
