import { onScopeDispose, shallowRef } from 'vue';
import { idleStanding, type IdleStanding } from './idle-standing.ts';

const WARN_MS = 20_000;
const BUSY: IdleStanding = { phase: 'busy', secondsLeft: 0 };

/** Watches whether anybody is there; `over` runs once each time nobody was, until somebody touches the screen again. */
export function useIdle(idleSeconds: () => number, over: () => void) {
  const standing = shallowRef(BUSY);
  let touchedAt = Date.now();

  function stay(): void {
    touchedAt = Date.now();
    standing.value = BUSY;
  }
  const touched = (): void => {
    // a touch beside the button must not end the warning unread
    if (standing.value.phase !== 'warning') stay();
  };
  const timer = setInterval(() => {
    const before = standing.value.phase;
    standing.value = idleStanding(touchedAt, Date.now(), idleSeconds() * 1000, WARN_MS);
    if (standing.value.phase === 'over' && before !== 'over') over();
  }, 500);
  window.addEventListener('pointerdown', touched);
  window.addEventListener('keydown', touched);
  onScopeDispose(() => {
    clearInterval(timer);
    window.removeEventListener('pointerdown', touched);
    window.removeEventListener('keydown', touched);
  });
  return { standing, stay };
}
