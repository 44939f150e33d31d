import { z } from 'zod';

const YEAR_2000 = Date.UTC(2000, 0);
const YEAR_10000 = Date.UTC(10_000, 0);

const inRange = (at: number): boolean => at >= YEAR_2000 && at < YEAR_10000;
const RANGE_WORDS = {
  params: {
    zh: '应在 2000 至 9999 年之间；数字须为毫秒，不是秒',
    en: 'must lie in the years 2000 to 9999; a number is read as milliseconds, not seconds',
  },
};

/** A time as our own pages send it. */
export const EpochMillis = z.int().refine(inRange, RANGE_WORDS);

/**
 * A time in a JSON body: epoch milliseconds, or ISO 8601 with an offset. Read as epoch milliseconds. What lies before
 * 2000 is a clock that was never set, or seconds taken for milliseconds, and would make a ticket overdue for decades.
 */
export const Instant = z
  .union([z.int(), z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))])
  .refine(inRange, RANGE_WORDS)
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
