import { DAY_MS } from '../../calendar/civil-date.ts';
import { zoneChanges, type ZoneChange } from '../../calendar/zone-changes.ts';
import { periodOfLabel, type Period } from '../../period.ts';
import { column, literal } from './schema.ts';

/** Days, weeks and months of a column in a zone, as whole numbers (see `period.ts`). */
export type PeriodSql = {
  index(period: Period): string;
  /** True where the column lies in one of the periods named; null stands for a column without a time. */
  within(period: Period, labels: readonly (string | null)[]): string;
};

/** @param range instants between which the column lies in the rows that are asked for; null where there are none */
export function periodSql(basis: string, zone: string, range: [number, number] | null): PeriodSql {
  const name = column(basis);
  const changes = range ? changesAbout(zone, range) : [];
  const day = `CAST(floor((${name} + ${offsetSql(name, changes)}) / ${DAY_MS}.0) AS INTEGER)`;
  const index = (period: Period): string => periodOfDaySql(period, day);
  return {
    index,
    within(period, labels) {
      return labelledSql(period, index(period), labels);
    },
  };
}

const known = new Map<string, ZoneChange[]>();
/** Asking a zone takes longer than many a question, so ranges are widened to a few that are asked for once. */
const ABOUT = 400 * DAY_MS;
const KNOWN_AT_MOST = 100;

function changesAbout(zone: string, range: [number, number]): ZoneChange[] {
  const [from, to] = [Math.floor(range[0] / ABOUT) * ABOUT, Math.ceil(range[1] / ABOUT) * ABOUT];
  const name = `${zone} ${from} ${to}`;
  const found = known.get(name) ?? zoneChanges(zone, from, to);
  if (known.size >= KNOWN_AT_MOST) known.clear();
  known.set(name, found);
  return found;
}

/** SQL of the period that holds a local day. */
export function periodOfDaySql(period: Period, day: string): string {
  if (period === 'day') return day;
  if (period === 'week') return `CAST(floor((${day} + 3) / 7.0) AS INTEGER)`;
  const date = `(DATE '1970-01-01' + ${day})`;
  return `CAST(year(${date}) * 12 + month(${date}) - 1 AS INTEGER)`;
}

/** True where the number of a period is that of one of the labels; null stands for a row without the time. */
export function labelledSql(period: Period, index: string, labels: readonly (string | null)[]): string {
  const indexes = labels.flatMap((label) => {
    const found = label === null ? null : periodOfLabel(period, label);
    return found === null ? [] : [literal(found)];
  });
  const some = indexes.length > 0 ? `${index} IN (${indexes.join(', ')})` : 'false';
  return labels.includes(null) ? `(${some} OR ${index} IS NULL)` : some;
}

function offsetSql(name: string, changes: readonly ZoneChange[]): string {
  const cases = changes.slice(1).map(({ at }, before) => {
    return `WHEN ${name} < ${literal(at)} THEN ${literal(changes[before]?.offset ?? 0)}`;
  });
  const last = literal(changes.at(-1)?.offset ?? 0);
  return cases.length === 0 ? last : `(CASE ${cases.join(' ')} ELSE ${last} END)`;
}
