import { useQueryClient } from '@tanstack/vue-query';
import { onScopeDispose, ref } from 'vue';
import { FIGURES } from './use-answers.ts';

/** When a figure on the screen was last read, and whether the latest try to read one failed. */
export function useFiguresRead() {
  const cache = useQueryClient().getQueryCache();
  const readAt = ref(0);
  const failing = ref(false);
  const look = (): void => {
    const shown = cache.findAll({ queryKey: [FIGURES], type: 'active' });
    readAt.value = Math.max(0, ...shown.map((query) => query.state.dataUpdatedAt));
    failing.value = shown.some(
      (query) => query.state.fetchFailureCount > 0 || query.state.status === 'error',
    );
  };
  onScopeDispose(cache.subscribe(look));
  return { readAt, failing };
}
