import type { Question } from '../../analytics/question.ts';
import type { Frame } from '../../analytics/stores/store.ts';
import { watermarks } from '../facts/watermarks.ts';
import type { Huiyin } from '../huiyin.ts';

/** What a fact store must know of the installation to answer a question. */
export async function frameOf(
  huiyin: Pick<Huiyin, 'store' | 'calendar' | 'settings'>,
  question: Pick<Question, 'asOf' | 'clock'>,
): Promise<Frame> {
  return {
    asOf: question.asOf,
    clock: question.clock,
    watermarks: await watermarks(huiyin),
    work: huiyin.calendar().work,
    zone: huiyin.settings.zone,
  };
}
