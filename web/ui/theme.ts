import { computed, ref, watchEffect } from 'vue';

export type ThemeChoice = 'system' | 'light' | 'dark';
const CHOICES: readonly ThemeChoice[] = ['system', 'light', 'dark'];
const STORED = 'huiyin.theme';

const system = window.matchMedia('(prefers-color-scheme: dark)');
const systemDark = ref(system.matches);
system.addEventListener('change', (event) => (systemDark.value = event.matches));

const choice = ref<ThemeChoice>(
  CHOICES.find((candidate) => candidate === localStorage.getItem(STORED)) ?? 'system',
);
const dark = computed(() => (choice.value === 'system' ? systemDark.value : choice.value === 'dark'));

watchEffect(() => document.documentElement.classList.toggle('dark', dark.value));

// paper is white, whatever the screen is
window.addEventListener('beforeprint', () => document.documentElement.classList.remove('dark'));
window.addEventListener('afterprint', () => document.documentElement.classList.toggle('dark', dark.value));

/** Light, dark or as the system says; kept in this browser. `dark` is what is shown now. */
export function useTheme() {
  const next = (): void => {
    choice.value = CHOICES[(CHOICES.indexOf(choice.value) + 1) % CHOICES.length] ?? 'system';
    localStorage.setItem(STORED, choice.value);
  };
  return { choice, dark, next };
}
