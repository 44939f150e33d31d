import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import type { DemonstrationAccounts, Session } from '../../api/contract/tickets.ts';
import type { z } from 'zod';
import { ApiError, call } from './call.ts';
import { queryClient } from './query-client.ts';

const sessionQuery = {
  queryKey: ['session'],
  queryFn: ({ signal }: { signal: AbortSignal }): Promise<Session | null> =>
    call<Session>('/api/v1/session', { signal }),
  staleTime: 5 * 60_000,
};

/** The session, or null when signed out. Throws what else went wrong. */
export async function findSession(): Promise<Session | null> {
  try {
    return await queryClient.ensureQueryData(sessionQuery);
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }
}

/** Who is signed in, and what they may do. Only below a route that needs a session. */
export function useSession() {
  const query = useQuery({ ...sessionQuery, enabled: false });
  const session = computed(() => query.data.value ?? null);
  const can = (permission: string): boolean => session.value?.permissions.includes(permission) ?? false;
  const zone = computed(() => session.value?.zone ?? 'Asia/Shanghai');
  return { session, can, zone };
}

/**
 * The session has ended, here or on the server. Nothing that somebody was shown stays; the session's own query does, or
 * whoever watches it would see no other.
 */
export function endSession(): void {
  queryClient.setQueryData(sessionQuery.queryKey, null);
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
}

async function begin(): Promise<void> {
  endSession();
  await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
}

export async function signInWithPassword(email: string, password: string): Promise<void> {
  await call('/api/auth/sign-in/email', { method: 'POST', body: { email, password } });
  await begin();
}

export async function signInForDemonstration(email: string): Promise<void> {
  await call('/api/v1/demonstration/sign-in', { method: 'POST', body: { email } });
  await begin();
}

export type DemonstrationAccount = z.infer<typeof DemonstrationAccounts>['accounts'][number];

/** The one-press accounts of a demonstration; none elsewhere. */
export async function demonstrationAccounts(signal?: AbortSignal): Promise<DemonstrationAccount[]> {
  try {
    const answer = await call<z.infer<typeof DemonstrationAccounts>>('/api/v1/demonstration', { signal });
    return answer.accounts;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return [];
    throw error;
  }
}

export async function signOut(): Promise<void> {
  await call('/api/auth/sign-out', { method: 'POST', body: {} });
  endSession();
}
