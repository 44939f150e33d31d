import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { useFormats } from '../../ui/formats.ts';
import { useNames } from '../answers/use-names.ts';
import { useQuestion } from '../question/use-question.ts';
import { usePeriodWords } from './use-period-words.ts';

/** The question in words: what stands under a picture and at the head of a printed page. */
export function usePictureFoot() {
  const { t } = useI18n();
  const format = useFormats();
  const { question, now, zone } = useQuestion();
  const { periodWords } = usePeriodWords();
  const { name, dimensionName } = useNames();
  const filters = computed(() =>
    question.value.where
      .map(
        ({ dimension, values }) =>
          `${dimensionName(dimension)}: ${values.map((one) => name(dimension, one)).join(', ')}`,
      )
      .join('; '),
  );
  const foot = computed(() => [
    `${t('board.foot.period')} ${periodWords.value}  ·  ${t(`board.clock.${question.value.clock}`)}`,
    ...(filters.value === '' ? [] : [`${t('board.foot.filters')} ${filters.value}`]),
    t('board.foot.asOf', { time: format.fullTime(question.value.asOf ?? now.value), zone: zone.value }),
  ]);
  return { foot };
}
