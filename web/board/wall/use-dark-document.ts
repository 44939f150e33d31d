import { onBeforeUnmount } from 'vue';
import { useTheme } from '../../ui/theme.ts';

/** The wall is dark, whatever the reader chose for the desk. */
export function useDarkDocument(): void {
  const { dark } = useTheme();
  document.documentElement.classList.add('dark', 'on-wall');
  onBeforeUnmount(() => {
    document.documentElement.classList.remove('on-wall');
    document.documentElement.classList.toggle('dark', dark.value);
  });
}
