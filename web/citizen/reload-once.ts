import { inTab } from './keep.ts';

const MARK = 'huiyin.reloaded';

/** After an update the old page may ask for chunks that are gone: it loads anew, once. */
export function reloadOnce(): void {
  window.addEventListener('vite:preloadError', (event) => {
    if (inTab.read(MARK)) return;
    event.preventDefault();
    inTab.write(MARK, 'yes');
    window.location.reload();
  });
}
