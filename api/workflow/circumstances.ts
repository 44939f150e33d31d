import { createHash } from 'node:crypto';
import type { Huiyin } from '../huiyin.ts';
import type { Words } from '../ledger/events.ts';
import type { Actor, Circumstances } from './action.ts';

export type SpokenWords = { id: string; role: string; body: string; salt: Buffer };

/** Salted hash of words: the chain keeps it, so that erasing the words never breaks the chain. */
export function hashWords(salt: Uint8Array, body: string): string {
  return createHash('sha256').update(salt).update(body, 'utf8').digest('hex');
}

/** Collects what an action says, so that it is stored beside the events that refer to it. */
export function wordsCollector(huiyin: Pick<Huiyin, 'newId' | 'random'>): {
  say(role: string, body: string): Words;
  spoken: SpokenWords[];
} {
  const spoken: SpokenWords[] = [];
  return {
    spoken,
    say(role, body) {
      const id = huiyin.newId();
      const salt = Buffer.from(huiyin.random(16));
      spoken.push({ id, role, body, salt });
      return { id, hash: hashWords(salt, body) };
    },
  };
}

/** First and second level of a category code. */
export function categoryPath(
  huiyin: Pick<Huiyin, 'organisation'>,
  code: string,
): { category: string; subcategory: string | null } {
  const parent = huiyin.organisation.now.categories.get(code)?.parent ?? null;
  return parent === null ? { category: code, subcategory: null } : { category: parent, subcategory: code };
}

/** What a decision at `now` by `actor` may use. */
export function circumstances(
  huiyin: Huiyin,
  now: number,
  actor: Actor,
): { given: Circumstances; spoken: SpokenWords[] } {
  const { say, spoken } = wordsCollector(huiyin);
  const { organisation } = huiyin;
  const calendar = huiyin.calendar();
  return {
    spoken,
    given: {
      now,
      actor,
      newId: huiyin.newId,
      words: say,
      addWork: (start, work) => calendar.addWork(start, work),
      limit: (kind, urgency) => organisation.limit(kind, urgency),
      rectificationLimit: organisation.rectificationLimit,
      centre: organisation.centre?.code ?? 'centre',
      hasDepartment: (code) => organisation.now.departments.get(code)?.active ?? false,
      hasCategory: (code) => organisation.now.categories.has(code),
      hasCampus: (code) => organisation.now.campuses.has(code),
      categoryPath: (code) => categoryPath(huiyin, code),
    },
  };
}
