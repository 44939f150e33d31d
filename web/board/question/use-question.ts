import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { isoDay } from '../../format/date.ts';
import { useNow } from '../../ui/server-clock.ts';
import { useSession } from '../../ui/session.ts';
import { QUESTION_WORDS, readQuestion, writeQuestion, type BoardQuestion } from './board-question.ts';
import { spanOf } from './period.ts';

/** The question that the address asks, and how to ask another. */
export function useQuestion() {
  const route = useRoute();
  const router = useRouter();
  const { zone } = useSession();
  const now = useNow();
  const question = computed(() => readQuestion(route.query, zone.value));
  const today = computed(() => isoDay(question.value.asOf ?? now.value, zone.value));
  const span = computed(() => spanOf(question.value.period, today.value, zone.value));

  function ask(changes: Partial<BoardQuestion>): void {
    const kept = Object.fromEntries(
      Object.entries(route.query).filter(([word]) => !QUESTION_WORDS.some((one) => one === word)),
    );
    const next = writeQuestion({ ...question.value, ...changes }, zone.value);
    void router.push({ path: route.path, query: { ...kept, ...next } });
  }

  /** The query of a link to another page of the board under the same question. */
  const carried = computed(() => writeQuestion(question.value, zone.value));
  return { question, span, today, zone, now, ask, carried };
}
