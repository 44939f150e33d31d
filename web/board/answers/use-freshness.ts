import { useQueryClient } from '@tanstack/vue-query';
import { useDebounceFn } from '@vueuse/core';
import { ref } from 'vue';
import { useLive } from '../../ui/live.ts';
import { FIGURES } from './use-answers.ts';

/** Figures on the screen are at most two seconds behind the facts; a burst of events is one question. */
const SETTLE = 300;
const LATEST = 1_200;

/** Renews what is shown whenever the facts have moved, and tells how far they are behind. */
export function useFreshness() {
  const client = useQueryClient();
  const behind = ref<number | null>(null);
  const renew = useDebounceFn(() => client.invalidateQueries({ queryKey: [FIGURES] }), SETTLE, {
    maxWait: LATEST,
  });
  let greeted = false;
  const { connected } = useLive((event) => {
    if (event.type === 'facts') {
      behind.value = event.behind;
      void renew();
    }
    // after a break nobody knows what was missed
    if (event.type === 'hello' && greeted) void renew();
    if (event.type === 'hello') greeted = true;
  });
  return { connected, behind };
}
