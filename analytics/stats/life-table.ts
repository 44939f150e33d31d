/** How many rows ended so after so long: what every estimator here works on. */
export type LifeCell = {
  /** Any unit; the answer has the same. */
  duration: number;
  end: 'event' | 'competing' | 'censored';
  count: number;
};

/**
 * Distinct durations in rising order with how many ended how after each, column by column: a figure over a million
 * tickets has some ten thousand of them, and an object for each would cost more than the arithmetic.
 */
export type LifeTable = {
  durations: Float64Array;
  events: Float64Array;
  competing: Float64Array;
  censored: Float64Array;
  /** All lives, those at risk at the beginning. */
  all: number;
};

type Run = { durations: Float64Array; counts: Float64Array };
const ENDS = ['event', 'competing', 'censored'] as const;

/**
 * Merges cells by duration; their order does not matter. Cells that come in rising order within each end are merged in
 * one pass.
 *
 * @throws RangeError on a negative or non-finite duration
 */
export function lifeTable(cells: readonly LifeCell[]): LifeTable {
  const runs = ENDS.map((end) => runOf(cells, end));
  const [events, competing, censored] = [column(cells.length), column(cells.length), column(cells.length)];
  const durations = column(cells.length);
  const columns = [events, competing, censored];
  const places = [0, 0, 0];
  let size = 0;
  let all = 0;
  for (;;) {
    let next = Infinity;
    for (const [end, run] of runs.entries())
      next = Math.min(next, run.durations[places[end] ?? 0] ?? Infinity);
    if (next === Infinity) break;
    durations[size] = next;
    for (const [end, run] of runs.entries()) {
      let place = places[end] ?? 0;
      let count = 0;
      for (; run.durations[place] === next; place += 1) count += run.counts[place] ?? 0;
      places[end] = place;
      const into = columns[end];
      if (into) into[size] = count;
      all += count;
    }
    size += 1;
  }
  const cut = (whole: Float64Array): Float64Array => whole.subarray(0, size);
  return {
    durations: cut(durations),
    events: cut(events),
    competing: cut(competing),
    censored: cut(censored),
    all,
  };
}

const column = (size: number): Float64Array => new Float64Array(size);

/** The cells of one end, in rising order. */
function runOf(cells: readonly LifeCell[], end: LifeCell['end']): Run {
  const durations = column(cells.length);
  const counts = column(cells.length);
  let size = 0;
  let sorted = true;
  for (const cell of cells) {
    if (cell.end !== end) continue;
    const { duration } = cell;
    if (!(duration >= 0 && duration < Infinity)) throw new RangeError(`a duration cannot be ${duration}`);
    sorted &&= size === 0 || duration >= (durations[size - 1] ?? 0);
    durations[size] = duration;
    counts[size] = cell.count;
    size += 1;
  }
  const run = { durations: durations.subarray(0, size), counts: counts.subarray(0, size) };
  if (sorted) return run;
  const order = Uint32Array.from({ length: size }, (_, place) => place).sort(
    (a, b) => (durations[a] ?? 0) - (durations[b] ?? 0),
  );
  return {
    durations: Float64Array.from(order, (place) => durations[place] ?? 0),
    counts: Float64Array.from(order, (place) => counts[place] ?? 0),
  };
}

export function sumOf(column: Float64Array): number {
  let sum = 0;
  for (const count of column) sum += count;
  return sum;
}

/** Place of the last duration that is at most this long; -1 where there is none. */
export function lastAtMost(durations: Float64Array, duration: number): number {
  let [low, high] = [0, durations.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((durations[middle] ?? Infinity) <= duration) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Lives still watched at a duration. */
export function atRiskAt(
  { durations, events, competing, censored, all }: LifeTable,
  duration: number,
): number {
  let left = all;
  for (let place = 0; (durations[place] ?? Infinity) < duration; place += 1)
    left -= (events[place] ?? 0) + (competing[place] ?? 0) + (censored[place] ?? 0);
  return left;
}
