import { FOREVER } from '../../analytics/facts/schema.ts';

export type Versioned<R> = R & { validFrom: number; validTo: number; knownFrom: number; knownTo: number };

/** What was known from some instant on: the states a ticket had gone through, in order of valid time. */
export type Knowledge<R> = {
  knownAt: number;
  states: readonly { at: number; rows: ReadonlyMap<string, R> }[];
};

type Span<R> = { id: string; from: number; to: number; row: R };
type Live<R> = Span<R> & { knownFrom: number };

/**
 * Bitemporal versions of rows from what was known, step by step.
 *
 * A version is split in known time only where a question could tell the difference. Questions look at the valid instant
 * min(T, K), so a step known at `k` that only moves the end of a version, from one instant at or after `k` to another,
 * needs no split: whoever asks with K < k looks before both. So an event recorded when it happened costs one version,
 * and one recorded late costs two.
 */
export function versionsOf<R extends object>(steps: readonly Knowledge<R>[]): Versioned<R>[] {
  const gone: Versioned<R>[] = [];
  let live: Live<R>[] = [];
  for (const { knownAt, states } of steps) {
    const before = new Map(live.map((each) => [`${each.from} ${each.id}`, each]));
    live = spansOf(states).map((span) => {
      const key = `${span.from} ${span.id}`;
      const was = before.get(key);
      const stands =
        was && equalRows(was.row, span.row) && (was.to === span.to || Math.min(was.to, span.to) >= knownAt);
      if (!stands) return { ...span, knownFrom: knownAt };
      before.delete(key);
      return { ...span, knownFrom: was.knownFrom };
    });
    // what would have begun at or after this step was never seen by anybody
    for (const each of before.values()) if (each.from < knownAt) gone.push(versioned(each, knownAt));
  }
  return [...gone, ...live.map((each) => versioned(each, FOREVER))];
}

function versioned<R extends object>(live: Live<R>, knownTo: number): Versioned<R> {
  return { ...live.row, validFrom: live.from, validTo: live.to, knownFrom: live.knownFrom, knownTo };
}

function spansOf<R extends object>(states: Knowledge<R>['states']): Span<R>[] {
  const done: Span<R>[] = [];
  const open = new Map<string, Span<R>>();
  for (const { at, rows } of states) {
    for (const [id, span] of open) {
      const row = rows.get(id);
      if (row !== undefined && (row === span.row || equalRows(row, span.row))) continue;
      done.push({ ...span, to: at });
      open.delete(id);
    }
    for (const [id, row] of rows) if (!open.has(id)) open.set(id, { id, from: at, to: FOREVER, row });
  }
  return [...done, ...open.values()];
}

/** Rows of one fact have the same columns, all of them plain values. */
function equalRows<R extends object>(a: R, b: R): boolean {
  if (a === b) return true;
  const theirs = Object.values(b);
  return Object.values(a).every((value, index) => value === theirs[index]);
}
