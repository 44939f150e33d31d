import { useIntervalFn } from '@vueuse/core';
import { computed, ref, type Ref } from 'vue';

/** Turns through so many pages, one every `seconds`; the reader may pause and turn by hand. */
export function useRotation(pages: Ref<number>, seconds: Ref<number>) {
  const place = ref(0);
  const turned = (by: number): void => {
    place.value = pages.value === 0 ? 0 : (place.value + by + pages.value) % pages.value;
  };
  const { isActive, pause, resume } = useIntervalFn(
    () => turned(1),
    computed(() => seconds.value * 1_000),
  );
  function turn(by: number): void {
    turned(by);
    // what was chosen by hand stays for its whole time
    if (isActive.value) resume();
  }
  const toggle = (): void => (isActive.value ? pause() : resume());
  return { place, running: isActive, turn, toggle };
}
