import { describe, expect, it } from 'vitest';
import { Heard } from '../../../api/facts/heard.ts';
import type { LedgerEvent } from '../../../api/ledger/events.ts';

/** An event of a ticket at a place in the log. */
const event = (sequence: number, ticketId: string): LedgerEvent => ({
  sequence,
  ticketId,
  kind: 'closed',
  actor: 'import:test',
  occurredAt: 1_000,
  recordedAt: 2_000,
  data: { cause: 'answered' },
});
const run = (from: number, to: number): LedgerEvent[] =>
  Array.from({ length: to - from + 1 }, (_, n) => event(from + n, `t${from + n}`));
const sequences = (events: readonly LedgerEvent[] | null) => events?.map(({ sequence }) => sequence) ?? null;

describe('events heard from the ledger', () => {
  it('come out in order, after the place that is asked for', () => {
    const heard = new Heard();
    heard.add(run(1, 3));
    heard.add(run(4, 5));
    expect(sequences(heard.next({ after: 2, upTo: 5, most: 10 }))).toEqual([3, 4, 5]);
  });

  it('are kept until the place has moved on: a batch that failed is asked for again', () => {
    const heard = new Heard();
    heard.add(run(1, 3));
    const range = { after: 0, upTo: 3, most: 10 };
    expect(sequences(heard.next(range))).toEqual([1, 2, 3]);
    expect(sequences(heard.next(range))).toEqual([1, 2, 3]);
  });

  it('leave to the log what came before them, and say where the log may stop', () => {
    const heard = new Heard();
    heard.add(run(4, 6));
    expect(heard.next({ after: 1, upTo: 6, most: 10 })).toBeNull();
    expect(heard.before).toBe(3);
    expect(sequences(heard.next({ after: 3, upTo: 6, most: 10 }))).toEqual([4, 5, 6]);
  });

  it('leave to the log what came while there was no room, and take up again after it', () => {
    const heard = new Heard(3);
    heard.add(run(1, 3));
    heard.add(run(4, 5));
    // the last ticket may go on where the log does
    expect(sequences(heard.next({ after: 0, upTo: 5, most: 10 }))).toEqual([1, 2]);
    expect(sequences(heard.next({ after: 2, upTo: 5, most: 10 }))).toEqual([3]);
    expect(heard.next({ after: 3, upTo: 5, most: 10 })).toBeNull();
    heard.add(run(6, 7));
    expect(heard.next({ after: 3, upTo: 7, most: 10 })).toBeNull();
    expect(heard.before).toBe(5);
    expect(sequences(heard.next({ after: 5, upTo: 7, most: 10 }))).toEqual([6, 7]);
  });

  it('do not stand beside a gap, even where there is room again', () => {
    const heard = new Heard(4);
    heard.add(run(1, 3));
    heard.add(run(4, 6));
    heard.next({ after: 2, upTo: 6, most: 10 });
    heard.add(run(7, 7));
    expect(sequences(heard.next({ after: 2, upTo: 7, most: 10 }))).toEqual([3]);
  });

  it('cut a batch between tickets, as the log does', () => {
    const heard = new Heard();
    heard.add([event(1, 'a'), event(2, 'b'), event(3, 'b'), event(4, 'b')]);
    expect(sequences(heard.next({ after: 0, upTo: 4, most: 3 }))).toEqual([1]);
    expect(sequences(heard.next({ after: 1, upTo: 4, most: 3 }))).toEqual([2, 3, 4]);
  });
});
