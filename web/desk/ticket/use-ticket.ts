import { useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, type Ref } from 'vue';
import { useLive } from '../../ui/live.ts';
import { readTicket } from '../requests.ts';

/** One ticket, renewed when the server says that it has changed. */
export function useTicket(id: Ref<string>) {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: ['ticket', id],
    queryFn: ({ signal }) => readTicket(id.value, signal),
    // reading a ticket is recorded: it is read again for a reason, not because a window got the focus
    refetchOnWindowFocus: false,
    staleTime: 30_000,
  });
  const ticket = computed(() => query.data.value ?? null);
  useLive((event) => {
    if (event.type !== 'ticket') return;
    const shown = ticket.value;
    const meant = shown ? event.id === shown.id : event.id === id.value;
    if (meant && event.version !== shown?.version) {
      void client.invalidateQueries({ queryKey: ['ticket', id.value] });
    }
  });
  return { query, ticket };
}
