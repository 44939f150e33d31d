import { instantIn } from '../moment.ts';
import type { FieldError } from '../page.ts';
import type { Answers } from './draft.ts';

type Words = { future: string; noDay: string; tooLong: string };

/** What is wrong with place, day and time; all three may be left out. */
export function faultsOfWhere(answers: Answers, words: Words, now: number, zone: string): FieldError[] {
  const faults: FieldError[] = [];
  if (answers.place.trim().length > 200) faults.push({ field: 'place', message: words.tooLong });
  if (answers.time && !answers.day) faults.push({ field: 'day', message: words.noDay });
  const at = answers.day ? instantIn(zone, answers.day, answers.time) : null;
  if (at !== null && at > now) faults.push({ field: 'day', message: words.future });
  return faults;
}
