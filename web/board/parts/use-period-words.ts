import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { useFormats } from '../../ui/formats.ts';
import type { Span } from '../question/period.ts';
import { useQuestion } from '../question/use-question.ts';

/** The period of the question in words, with the days that it covers; the last day is the one before `to`. */
export function usePeriodWords() {
  const { t } = useI18n();
  const format = useFormats();
  const { question, span, now } = useQuestion();
  const spanWords = ({ from, to }: Span): string => {
    const day = (at: number): string => format.shortDay(at, now.value);
    if (from === null && to === null) return '';
    if (from === null) return t('board.period.until', { to: day((to ?? 0) - 1) });
    if (to === null) return t('board.period.since', { from: day(from) });
    return t('board.period.days', { from: day(from), to: day(to - 1) });
  };
  const days = computed(() => spanWords(span.value));
  const periodWords = computed(() => {
    const { period } = question.value;
    if (period.kind === 'between') return days.value;
    const name = t(`board.period.${period.preset}`);
    return days.value === '' ? name : `${name} · ${days.value}`;
  });
  return { periodWords, spanWords };
}
