import { describe, expect, test } from 'vitest';
import { kioskRating, KioskRating } from '../../../ingest/channels/kiosk.ts';
import { levelOf, levelOfWords } from '../../../ingest/channels/rating-scale.ts';
import { RATING_REASONS, reasonsFor } from '../../../ingest/channels/rating-reasons.ts';
import { webMatter, WebMatter } from '../../../ingest/channels/web-form.ts';
import { Submission } from '../../../ingest/submission.ts';

const NOW = Date.parse('2026-11-23T10:00:00+08:00');
const DAY = 86_400_000;

describe('a face at the counter', () => {
  const touched = (occurredAt: number, sentAt: number, more: object = {}) =>
    kioskRating(KioskRating.parse({ level: 2, occurredAt, sentAt, ...more }), {
      sourceId: 'kiosk',
      window: 'w-3',
      service: 'cards',
      idempotencyKey: 'w-3:1',
      now: NOW,
    });

  test('is a rating on a declared scale, for the device’s window whatever the body says', () => {
    const submission = touched(NOW, NOW, { window: 'another' });
    expect(Submission.parse(submission)).toEqual(submission);
    expect(submission.content).toMatchObject({
      type: 'rating',
      level: 2,
      rawKey: '2',
      scale: 'stars-5-best',
      active: true,
      window: 'w-3',
      service: 'cards',
    });
    const { content } = submission;
    if (content.type !== 'rating') throw new Error('unreachable');
    expect(levelOf({ id: 'stars-5-best' }, content.rawKey)).toBe(content.level);
  });

  test('a device whose clock is an hour slow is believed about how long ago it was', () => {
    expect(touched(NOW - 3_600_000 - 60_000, NOW - 3_600_000).occurredAt).toBe(NOW - 60_000);
  });

  test('never in the future, never more than a week ago', () => {
    expect(touched(NOW + DAY, NOW).occurredAt).toBe(NOW);
    expect(touched(NOW - 30 * DAY, NOW).occurredAt).toBe(NOW - 7 * DAY);
  });

  test.each([0, 6, 2.5, '2', null])('a level of %s is refused', (level) => {
    expect(KioskRating.safeParse({ level, occurredAt: NOW, sentAt: NOW }).success).toBe(false);
  });
});

describe('the web form', () => {
  const body = (change: object = {}) => WebMatter.parse({ kind: 'complaint', text: '食堂太咸', ...change });
  const matter = (change: object = {}) =>
    webMatter(body(change), { sourceId: 'web', idempotencyKey: 'k', now: NOW });

  test('is a matter that happened now', () => {
    const submission = matter({ person: { name: '王五', phone: '13900001111' } });
    expect(Submission.parse(submission)).toEqual(submission);
    expect(submission).toMatchObject({
      externalId: 'k',
      occurredAt: NOW,
      content: { person: { name: '王五', phone: '13900001111' }, disclosure: 'department' },
    });
  });

  test('an anonymous person stays so, even when the form still held a name', () => {
    const anonymous = matter({ disclosure: 'anonymous', person: { name: '王五', phone: '13900001111' } });
    expect(JSON.stringify(anonymous)).not.toMatch(/王五|13900001111/);
  });

  test.each([{ text: '  ' }, { text: 'x'.repeat(4001) }, { kind: 'rant' }, { kind: undefined }])(
    '%j is refused',
    (change) => {
      expect(WebMatter.safeParse({ kind: 'help', text: 'x', ...change }).success).toBe(false);
    },
  );
});

describe('scales: 5 is best inside, whatever the source says', () => {
  test.each([
    ['stars-5-best', '5', 5],
    ['gbt39046-1-best', '1', 5],
    ['gbt39046-1-best', '5', 1],
    ['faces', 'very-dissatisfied', 1],
    ['faces', '非常满意', 5],
    ['two-level', '满意', 4],
    ['two-level', 'no', 2],
  ] as const)('%s: %s is %i', (id, key, level) => expect(levelOf({ id }, key)).toBe(level));

  test.each(['6', '0', '', 'toString', '５'])('%j is no key of the stars', (key) => {
    expect(levelOf({ id: 'stars-5-best' }, key)).toBeNull();
  });

  test('words that are not of the five say nothing', () => expect(levelOfWords('还行')).toBeNull());

  test('each level has eight national reasons, no code stands twice', () => {
    for (const level of [1, 2, 3, 4, 5] as const) expect(reasonsFor(level)).toHaveLength(8);
    expect(new Set(RATING_REASONS.map((each) => each.code)).size).toBe(40);
  });
});
