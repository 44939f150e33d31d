import { DAY_MS } from '../../../calendar/civil-date.ts';
import { instantOf, zoneOffset } from '../../../calendar/zone-offset.ts';
import { localDay, periodIndex } from '../../../period.ts';

/** The whole days or months inside some bounds (`last` exclusive, null for no bound), and what is left at the edges. */
export type WholePeriods = {
  first: number | null;
  last: number | null;
  edges: [from: number, to: number][];
};

/** Making one builds a formatter, which takes longer than the rest of a question. */
const offsets = new Map<string, (instant: number) => number>();
function offsetOf(zone: string): (instant: number) => number {
  const found = offsets.get(zone) ?? zoneOffset(zone);
  offsets.set(zone, found);
  return found;
}

/** Null where no period lies whole inside, or where the zone's clocks leave no clear midnight. */
export function wholePeriods(
  { from, to }: { from: number | null; to: number | null },
  grain: 'day' | 'month',
  zone: string,
): WholePeriods | null {
  if (from === null && to === null) return { first: null, last: null, edges: [] };
  const offsetAt = offsetOf(zone);
  const indexAt = (instant: number): number => periodIndex(grain, localDay(instant, offsetAt(instant)));
  const startOf = (index: number): number => instantOf(offsetAt, firstDay(grain, index) * DAY_MS);
  const clear = (index: number): boolean =>
    indexAt(startOf(index)) === index && indexAt(startOf(index) - 1) === index - 1;
  const edges: WholePeriods['edges'] = [];
  let [first, last]: [number | null, number | null] = [null, null];
  if (from !== null) {
    const index = indexAt(from);
    first = startOf(index) === from ? index : index + 1;
    if (!clear(first)) return null;
    if (startOf(first) > from) edges.push([from, startOf(first)]);
  }
  if (to !== null) {
    last = indexAt(to);
    if (!clear(last)) return null;
    if (startOf(last) < to) edges.push([startOf(last), to]);
  }
  return first !== null && last !== null && first >= last ? null : { first, last, edges };
}

/** The first day or month of a year. */
export function firstOfYear(year: number, grain: 'day' | 'month'): number {
  return grain === 'day' ? Date.UTC(year, 0, 1) / DAY_MS : year * 12;
}

/** The first year that begins with or after a day or month. */
export function yearFrom(index: number, grain: 'day' | 'month'): number {
  const year = grain === 'day' ? new Date(index * DAY_MS).getUTCFullYear() : Math.floor(index / 12);
  return firstOfYear(year, grain) === index ? year : year + 1;
}

function firstDay(grain: 'day' | 'month', index: number): number {
  return grain === 'day' ? index : Date.UTC(Math.floor(index / 12), index % 12, 1) / DAY_MS;
}
