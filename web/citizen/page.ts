import { computed, ref, watchEffect, type Ref } from 'vue';
import { language } from './language.ts';

export type FieldError = { field: string; message: string };

/** The title of the page, with its errors told to whoever does not see them. */
export function usePage(title: () => string, errors: Ref<FieldError[]> = ref([])): void {
  watchEffect(() => {
    const mark = language.value === 'zh' ? '错误：' : 'Error: ';
    document.title = `${errors.value.length > 0 ? mark : ''}${title()} - 回音 Huiyin`;
  });
}

/** The errors of one form, and the first of each field. */
export function useErrors() {
  const errors = ref<FieldError[]>([]);
  const first = computed(() => {
    const found: Record<string, string> = {};
    for (const { field, message } of errors.value) found[field] ??= message;
    return found;
  });
  return { errors, errorOf: (field: string): string => first.value[field] ?? '' };
}
