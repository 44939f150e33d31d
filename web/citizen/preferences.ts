import { computed, ref, watchEffect } from 'vue';
import { onDevice } from './keep.ts';

const THEME = 'huiyin.theme';
const SIZE = 'huiyin.size';

const system = window.matchMedia('(prefers-color-scheme: dark)');
const systemDark = ref(system.matches);
// Safari 13 knows only addListener
if (system.addEventListener) system.addEventListener('change', (event) => (systemDark.value = event.matches));

const kept = onDevice.read(THEME);
const theme = ref(kept === 'light' || kept === 'dark' ? kept : null);
/** 关怀版: larger words and targets. */
const large = ref(onDevice.read(SIZE) === 'large');
const dark = computed(() => (theme.value === null ? systemDark.value : theme.value === 'dark'));

watchEffect(() => {
  const root = document.documentElement;
  root.classList.toggle('large', large.value);
  root.classList.toggle('dark', dark.value);
});

/** How this device shows the pages. `remember: false` is for a device that many people share. */
export function usePreferences(remember = true) {
  return {
    dark,
    large,
    toggleDark(): void {
      theme.value = dark.value ? 'light' : 'dark';
      if (remember) onDevice.write(THEME, theme.value);
    },
    toggleLarge(): void {
      large.value = !large.value;
      if (remember) onDevice.write(SIZE, large.value ? 'large' : 'normal');
    },
    reset(): void {
      large.value = false;
    },
  };
}
