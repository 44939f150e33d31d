import { useWindowSize } from '@vueuse/core';
import { computed } from 'vue';

/** What is left for a chart between head and foot of the wall. */
export function useWallHeight() {
  const { height } = useWindowSize();
  return computed(() => Math.max(260, Math.round(height.value * 0.66) - 60));
}
