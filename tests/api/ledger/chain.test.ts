import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { GENESIS, link, type Hashed } from '../../../api/ledger/chain.ts';

const event: Hashed = {
  sequence: 1,
  ticketId: 't-1',
  kind: 'signed',
  actor: 'u-1',
  occurredAt: 1_795_000_000_000,
  recordedAt: 1_795_000_000_001,
  data: '{"custodyId":"c-1"}',
};

describe('the hash of an event', () => {
  test('is SHA-256 over the format byte, the hash before, the head and the data, as anybody can compute it', () => {
    const bytes = Buffer.concat([
      Buffer.from([1]),
      Buffer.alloc(32),
      Buffer.from('[1,"t-1","signed","u-1",1795000000000,1795000000001]\n{"custodyId":"c-1"}'),
    ]);
    expect(link(GENESIS, event).toString('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  const changes: [string, Partial<Hashed>][] = [
    ['its place', { sequence: 2 }],
    ['its ticket', { ticketId: 't-2' }],
    ['having no ticket', { ticketId: null }],
    ['its kind', { kind: 'closed' }],
    ['its actor', { actor: 'u-2' }],
    ['when it happened', { occurredAt: event.occurredAt - 1 }],
    ['when it was recorded', { recordedAt: event.recordedAt + 1 }],
    ['one byte of its data', { data: '{"custodyId":"c-2"}' }],
    ['a blank that means nothing', { data: '{"custodyId": "c-1"}' }],
  ];
  test.each(changes)('changes with %s', (_, change) => {
    expect(link(GENESIS, { ...event, ...change })).not.toEqual(link(GENESIS, event));
  });

  test('changes with what stands before it, so that no event can be taken out or moved', () => {
    const second = { ...event, sequence: 2 };
    expect(link(link(GENESIS, event), second)).not.toEqual(link(GENESIS, second));
  });

  test('a null ticket and one called "null" are two', () => {
    expect(link(GENESIS, { ...event, ticketId: null })).not.toEqual(
      link(GENESIS, { ...event, ticketId: 'null' }),
    );
  });
});
