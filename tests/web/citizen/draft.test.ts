import { describe, expect, test } from 'vitest';
import {
  emptyAnswers,
  emptyDraft,
  isWorthKeeping,
  readDraft,
  submissionOf,
  withSent,
  type Draft,
} from '../../../web/citizen/lodge/draft.ts';

const NOW = Date.UTC(2026, 10, 24, 4);
const DAY = 86_400_000;
const ZONE = 'Asia/Shanghai';
const written = (answers: Partial<Draft['answers']> = {}): Draft => ({
  key: 'k-1',
  savedAt: NOW,
  sent: [],
  answers: { ...emptyAnswers(), kind: 'complaint', text: '等了四十分钟', ...answers },
});

describe('a draft on the device', () => {
  test('comes back as it was stored, with its key', () => {
    const draft = written({ disclosure: 'centre', phone: '13800138000' });
    expect(readDraft(JSON.stringify(draft), NOW + DAY)).toEqual(draft);
  });

  test('is gone after seven days', () => {
    const stored = JSON.stringify(written());
    expect(readDraft(stored, NOW + 7 * DAY)).not.toBeNull();
    expect(readDraft(stored, NOW + 7 * DAY + 1)).toBeNull();
  });

  test.each([null, '', 'not json', 'null', '[]', '{}', '{"key":1}'])(
    'unreadable %j counts as none',
    (stored) => {
      expect(readDraft(stored, NOW)).toBeNull();
    },
  );

  test('with a kind or a disclosure that nobody knows counts as none', () => {
    const text = JSON.stringify(written());
    expect(readDraft(text.replace('"complaint"', '"grudge"'), NOW)).toBeNull();
    expect(readDraft(text.replace('"disclosure":null', '"disclosure":"all"'), NOW)).toBeNull();
  });

  test('of an earlier version gets the answers that it lacks as empty', () => {
    const old = JSON.stringify({ key: 'k', savedAt: NOW, sent: [], answers: { kind: null, text: '有话' } });
    expect(readDraft(old, NOW)?.answers).toEqual({ ...emptyAnswers(), text: '有话' });
  });

  test('is kept once somebody wrote something, not for a touch on a kind', () => {
    expect(isWorthKeeping(emptyDraft('k', NOW))).toBe(false);
    expect(isWorthKeeping(written({ text: '  ' }))).toBe(false);
    expect(isWorthKeeping(written())).toBe(true);
  });
});

describe('what is sent', () => {
  test('is trimmed, without what was left empty', () => {
    expect(
      submissionOf(written({ text: ' 漏水 ', place: ' ' }).answers, 'help', 'department', 'zh', ZONE),
    ).toEqual({
      kind: 'help',
      text: '漏水',
      disclosure: 'department',
      language: 'zh',
    });
  });

  test('holds name and phone for the centre, and neither for an anonymous person who had typed them', () => {
    const { answers } = written({ name: '王小明', phone: '13800138000' });
    expect(submissionOf(answers, 'report', 'centre', 'zh', ZONE).person).toEqual({
      name: '王小明',
      phone: '13800138000',
    });
    expect(JSON.stringify(submissionOf(answers, 'report', 'anonymous', 'zh', ZONE))).not.toMatch(
      /王小明|138/,
    );
  });

  test('says when it happened by the clocks of the installation', () => {
    const { answers } = written({ day: '2026-11-23', time: '12:10' });
    expect(submissionOf(answers, 'complaint', 'centre', 'zh', ZONE).happenedAt).toBe(
      Date.UTC(2026, 10, 23, 4, 10),
    );
  });
});

test('bodies that may have arrived are remembered once each, the last five', () => {
  let draft = written();
  const body = (text: string) => submissionOf({ ...draft.answers, text }, 'complaint', 'centre', 'zh', ZONE);
  for (const text of ['a', 'a', 'b', 'c', 'd', 'e', 'f', 'b'])
    draft = { ...draft, sent: withSent(draft, body(text)) };
  expect(draft.sent.map(({ text }) => text)).toEqual(['c', 'd', 'e', 'f', 'b']);
});
