import { computed, onScopeDispose, ref } from 'vue';

/** How far the server's clock is ahead of this machine's; countdowns follow the server. */
const ahead = ref(0);
const local = ref(Date.now());
let readers = 0;
let timer: ReturnType<typeof setInterval> | undefined;

export function setServerNow(serverNow: number): void {
  ahead.value = serverNow - Date.now();
}

/** The server's present, reactive, moving every ten seconds while somebody watches. */
export function useNow() {
  readers += 1;
  local.value = Date.now();
  timer ??= setInterval(() => (local.value = Date.now()), 10_000);
  onScopeDispose(() => {
    readers -= 1;
    if (readers > 0) return;
    clearInterval(timer);
    timer = undefined;
  });
  return computed(() => local.value + ahead.value);
}
