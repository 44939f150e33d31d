import { computed, type ComputedRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { all, first } from './board-question.ts';

/** The words of the address that belong to a page: its tab, its order, what is open. */
export function useAddress() {
  const route = useRoute();
  const router = useRouter();
  const word = (name: string): ComputedRef<string> => computed(() => first(route.query[name]));
  const words = (name: string): ComputedRef<string[]> => computed(() => all(route.query[name]));

  /** Sets words, null takes one away. A tab or an order replaces; what opens is a step that "back" undoes. */
  function go(
    changes: Record<string, string | readonly string[] | null>,
    how: 'push' | 'replace' = 'replace',
  ) {
    const query = { ...route.query };
    for (const [name, value] of Object.entries(changes)) {
      if (value === null || value === '' || value.length === 0) delete query[name];
      else query[name] = typeof value === 'string' ? value : [...value];
    }
    void router[how]({ path: route.path, query });
  }
  return { word, words, go };
}
