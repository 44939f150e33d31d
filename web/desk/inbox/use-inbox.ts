import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/vue-query';
import { useDebounceFn } from '@vueuse/core';
import { computed, shallowRef, watch, type Ref } from 'vue';
import type { TicketPage } from '../../../api/contract/tickets.ts';
import { useLive } from '../../ui/live.ts';
import { countViews, listTickets } from '../requests.ts';
import { writeQuestion, type InboxQuestion } from './question.ts';
import { settle } from './settle.ts';

export const PAGE_ROWS = 50;
/** Clocks change colour by time alone, so the list is asked for again even when nothing happens. */
const RENEW_EVERY = 60_000;

/** The rows of a question, renewed by live events without moving under the pointer. */
export function useInbox(question: Ref<InboxQuestion>) {
  const client = useQueryClient();
  const parameters = computed(() => ({
    ...writeQuestion(question.value),
    view: question.value.view,
    limit: String(PAGE_ROWS),
  }));
  const query = useQuery({
    queryKey: ['tickets', parameters],
    queryFn: ({ signal }) => listTickets(parameters.value, signal),
    placeholderData: keepPreviousData,
    refetchInterval: RENEW_EVERY,
  });
  const counts = useQuery({
    queryKey: ['counts'],
    queryFn: ({ signal }) => countViews(signal),
    refetchInterval: RENEW_EVERY,
  });

  /** The page as the reader last took it in. */
  const taken = shallowRef<TicketPage | null>(null);
  watch(parameters, () => (taken.value = null));
  watch(
    [query.data, query.isPlaceholderData],
    ([page, stale]) => {
      if (page && !stale && taken.value === null) taken.value = page;
    },
    { immediate: true },
  );
  const settled = computed(() => {
    const latest = query.data.value;
    if (!latest) return null;
    return settle(query.isPlaceholderData.value ? latest : (taken.value ?? latest), latest);
  });
  const takeIn = (): void => {
    taken.value = query.data.value ?? null;
  };

  // a burst of events is one question to the server
  const renew = useDebounceFn(
    () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['tickets'] }),
        client.invalidateQueries({ queryKey: ['counts'] }),
      ]),
    800,
    { maxWait: 4_000 },
  );
  const { connected } = useLive((event) => {
    if (event.type === 'ticket') void renew();
  });
  return { query, counts, settled, takeIn, connected };
}
