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

/** Cells of one end in rising order, and how many of them were taken. */
type Run = { durations: Float64Array; counts: Float64Array; taken: number };

/**
 * Merges cells by duration; their order does not matter. Cells that come in rising order within each end are merged in
 * one pass.
 *
 * @throws RangeError on a negative or non-finite duration
 */
export function lifeTable(cells: readonly LifeCell[]): LifeTable {
  const [happened, other, unknown] = [
    runOf(cells, 'event'),
    runOf(cells, 'competing'),
    runOf(cells, 'censored'),
  ];
  const most = happened.durations.length + other.durations.length + unknown.durations.length;
  const [durations, events, competing, censored] = [column(most), column(most), column(most), column(most)];
  let size = 0;
  let all = 0;
  for (;;) {
    const next = Math.min(nextOf(happened), nextOf(other), nextOf(unknown));
    if (next === Infinity) break;
    durations[size] = next;
    events[size] = takeAt(happened, next);
    competing[size] = takeAt(other, next);
    censored[size] = takeAt(unknown, next);
    all += (events[size] ?? 0) + (competing[size] ?? 0) + (censored[size] ?? 0);
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

const nextOf = (run: Run): number => run.durations[run.taken] ?? Infinity;

/** Takes what a run has at a duration. */
function takeAt(run: Run, duration: number): number {
  let count = 0;
  for (; run.durations[run.taken] === duration; run.taken += 1) count += run.counts[run.taken] ?? 0;
  return count;
}

const column = (size: number): Float64Array => new Float64Array(size);

function runOf(cells: readonly LifeCell[], end: LifeCell['end']): Run {
  let most = 0;
  for (const cell of cells) if (cell.end === end) most += 1;
  const [durations, counts] = [column(most), column(most)];
  let size = 0;
  let before = 0;
  let sorted = true;
  for (const cell of cells) {
    if (cell.end !== end) continue;
    const { duration } = cell;
    if (!(duration >= 0 && duration < Infinity)) throw new RangeError(`a duration cannot be ${duration}`);
    sorted &&= duration >= before;
    durations[size] = duration;
    counts[size] = cell.count;
    before = duration;
    size += 1;
  }
  if (sorted) return { durations, counts, taken: 0 };
  const order = Uint32Array.from({ length: size }, (_, place) => place).sort(
    (a, b) => (durations[a] ?? 0) - (durations[b] ?? 0),
  );
  return {
    durations: Float64Array.from(order, (place) => durations[place] ?? 0),
    counts: Float64Array.from(order, (place) => counts[place] ?? 0),
    taken: 0,
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
