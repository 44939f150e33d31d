import type { NewSubmission } from '../../../api/contract/public.ts';
import type { Disclosure, Kind } from '../../../ingest/submission.ts';
import type { Language } from '../language-choice.ts';
import { instantIn } from '../moment.ts';
import { DISCLOSURE_WORDS, KIND_WORDS } from '../../words/domain.ts';

/** What a person has answered so far; text as typed. */
export type Answers = {
  kind: Kind | null;
  campus: string;
  place: string;
  service: string;
  day: string;
  time: string;
  text: string;
  disclosure: Disclosure | null;
  name: string;
  phone: string;
};

export type Draft = {
  /** Idempotency-Key of this matter: stays the same through every retry. */
  key: string;
  savedAt: number;
  answers: Answers;
  /** Bodies that were sent under the key and may have arrived although no answer came back. */
  sent: NewSubmission[];
};

const KEPT_MS = 7 * 86_400_000;
const SENT_KEPT = 5;

export function emptyAnswers(): Answers {
  return {
    kind: null,
    campus: '',
    place: '',
    service: '',
    day: '',
    time: '',
    text: '',
    disclosure: null,
    name: '',
    phone: '',
  };
}

export function emptyDraft(key: string, now: number): Draft {
  return { key, savedAt: now, answers: emptyAnswers(), sent: [] };
}

/** Whether somebody wrote anything that would be a pity to lose. */
export function isWorthKeeping({ answers }: Draft): boolean {
  return answers.text.trim() !== '' || answers.place.trim() !== '' || answers.disclosure !== null;
}

/** A draft as it was stored, or null when there is none, it is older than seven days or cannot be read. */
export function readDraft(stored: string | null, now: number): Draft | null {
  if (!stored) return null;
  try {
    const found: unknown = JSON.parse(stored);
    if (!isDraft(found) || now - found.savedAt > KEPT_MS) return null;
    return { ...found, answers: { ...emptyAnswers(), ...found.answers } };
  } catch {
    return null;
  }
}

function isDraft(found: unknown): found is Draft {
  if (typeof found !== 'object' || found === null) return false;
  if (!('key' in found && 'savedAt' in found && 'answers' in found && 'sent' in found)) return false;
  const { key, savedAt, answers, sent } = found;
  return (
    typeof key === 'string' &&
    typeof savedAt === 'number' &&
    typeof answers === 'object' &&
    answers !== null &&
    Array.isArray(sent) &&
    Object.entries(answers).every(([name, value]) => isAnswer(name, value))
  );
}

function isAnswer(name: string, value: unknown): boolean {
  if (name === 'kind') return value === null || String(value) in KIND_WORDS;
  if (name === 'disclosure') return value === null || String(value) in DISCLOSURE_WORDS;
  return typeof value === 'string';
}

/** What is sent: trimmed, nothing empty, and nothing of the person who wants to stay unknown. */
export function submissionOf(
  answers: Answers,
  kind: Kind,
  disclosure: Disclosure,
  language: Language,
  zone: string,
): NewSubmission {
  const body: NewSubmission = { kind, text: answers.text.trim(), disclosure, language };
  const place = answers.place.trim();
  if (answers.campus) body.campus = answers.campus;
  if (place) body.place = place;
  if (answers.service) body.service = answers.service;
  const happenedAt = answers.day ? instantIn(zone, answers.day, answers.time) : null;
  if (happenedAt !== null) body.happenedAt = happenedAt;
  const name = answers.name.trim();
  const phone = answers.phone.trim();
  if (disclosure !== 'anonymous' && (name || phone))
    body.person = { ...(name ? { name } : {}), ...(phone ? { phone } : {}) };
  return body;
}

/** The draft with one more body that may have arrived. */
export function withSent(draft: Draft, body: NewSubmission): NewSubmission[] {
  const text = JSON.stringify(body);
  return [...draft.sent.filter((each) => JSON.stringify(each) !== text), body].slice(-SENT_KEPT);
}
