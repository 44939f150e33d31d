import { z } from 'zod';

/** A time in a JSON body: epoch milliseconds, or ISO 8601 with an offset. Read as epoch milliseconds. */
export const Instant = z
  .union([
    z.int().min(0).max(253_402_300_799_999),
    z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
  ])
  .describe('Epoch milliseconds, or ISO 8601 with an offset: 2026-01-05T09:30:00+08:00');

const WEEK = 7 * 86_400_000;

/**
 * When the person acted, by the clock of a device that may be wrong: its skew is told by the time at which it sent the
 * request, and what remains is held within the last seven days, the longest that a device keeps its outbox.
 */
export function deviceInstant(device: { occurredAt: number; sentAt: number }, now: number): number {
  const occurred = device.occurredAt + (now - device.sentAt);
  return Math.min(now, Math.max(now - WEEK, occurred));
}
