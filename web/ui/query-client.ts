import { QueryClient } from '@tanstack/vue-query';
import { ApiError } from './call.ts';

/** Server state of a door. Refusals are not asked again: only a lost network or a failing server is. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (tries, error) =>
        tries < 2 && (!(error instanceof ApiError) || error.status === 0 || error.status >= 502),
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
});
