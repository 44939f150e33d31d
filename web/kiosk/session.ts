import { ref, shallowRef } from 'vue';
import type { KioskSession } from '../../api/contract/public.ts';
import { call, CallError } from '../citizen/call.ts';
import { onDevice } from '../citizen/keep.ts';

const STORED = 'huiyin.kiosk.session';

/** The window that this device stands at; the last known one while there is no network. */
export function useKioskSession(token: string | null) {
  const session = shallowRef<KioskSession | null>(token === null ? null : kept());
  const state = ref<'loading' | 'ready' | 'unknown' | 'failed'>(startState());

  function startState(): 'loading' | 'ready' | 'unknown' {
    if (token === null) return 'unknown';
    return session.value === null ? 'loading' : 'ready';
  }

  async function load(): Promise<void> {
    if (token === null) return;
    try {
      const fresh = await call<KioskSession>('/api/v1/kiosk/session', { authorization: `Device ${token}` });
      session.value = fresh;
      state.value = 'ready';
      onDevice.write(STORED, JSON.stringify(fresh));
    } catch (error) {
      if (error instanceof CallError && error.status === 401) state.value = 'unknown';
      else if (session.value === null) state.value = 'failed';
    }
  }

  return { session, state, load };
}

function kept(): KioskSession | null {
  const text = onDevice.read(STORED);
  if (text === null) return null;
  // this page wrote it from the server's answer
  const session: KioskSession = JSON.parse(text);
  return session;
}
