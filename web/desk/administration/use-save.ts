import { ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { ApiError } from '../../ui/call.ts';
import { problemWords } from '../../ui/problem-words.ts';

/** One form that is sent: busy while it is, what is wrong with each field, and what went wrong at all. */
export function useSave() {
  const { t } = useI18n();
  const busy = ref(false);
  const trouble = ref('');
  const errors = ref<Record<string, string>>({});

  /** Runs it once; null when it was refused, and then the words stand at the fields. */
  async function save<T>(act: () => Promise<T>): Promise<{ answer: T } | null> {
    if (busy.value) return null;
    busy.value = true;
    trouble.value = '';
    errors.value = {};
    try {
      return { answer: await act() };
    } catch (error) {
      if (error instanceof ApiError)
        errors.value = Object.fromEntries(
          (error.problem?.errors ?? []).map((each) => [each.field, each.message]),
        );
      trouble.value = t('desk.administration.failed', { why: problemWords(error, t) });
      return null;
    } finally {
      busy.value = false;
    }
  }
  return { busy, trouble, errors, save };
}
