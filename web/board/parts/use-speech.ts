import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Clock } from '../../../analytics/question.ts';
import { language } from '../../ui/locale.ts';
import { useNames } from '../answers/use-names.ts';
import type { Speech } from '../figures/speech.ts';

/** The reader's words for figures of a clock. */
export function useSpeech(clock: () => Clock) {
  const { t } = useI18n();
  const { name, dimensionName } = useNames();
  return computed<Speech>(() => ({
    t: (key, parameters) => t(key, parameters ?? {}),
    language: language.value,
    clock: clock(),
    dimension: dimensionName,
    name,
  }));
}
