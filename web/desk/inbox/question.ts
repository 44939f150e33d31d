import type { TicketQuery } from '../../../api/contract/tickets.ts';

/** The saved views of the inbox, in their order. */
export const VIEWS = [
  'open',
  'to-dispatch',
  'to-sign',
  'to-answer',
  'overdue',
  'rectification',
  'answered',
  'closed',
  'all',
] as const satisfies readonly NonNullable<TicketQuery['view']>[];
export type View = (typeof VIEWS)[number];

export const SORTS = ['due', 'received', '-received'] as const satisfies readonly NonNullable<
  TicketQuery['sort']
>[];
export type Sort = (typeof SORTS)[number];

/** What can be narrowed to several values at once. */
export const FILTERS = [
  'state',
  'kind',
  'urgency',
  'department',
  'category',
  'campus',
  'channel',
] as const satisfies readonly (keyof TicketQuery)[];
export type Filter = (typeof FILTERS)[number];

/** What the inbox shows: all of it stands in the address, so that a link, a reload and the way back show the same. */
export interface InboxQuestion {
  view: View;
  filters: Record<Filter, readonly string[]>;
  q: string;
  sort: Sort;
  cursor: string | null;
}

type Query = Record<string, string | null | undefined | readonly (string | null)[]>;

/** A question from the query of an address; what it does not know is left out. */
export function readQuestion(query: Query): InboxQuestion {
  const one = (name: string): string => {
    const value = query[name];
    return (typeof value === 'string' ? value : Array.isArray(value) ? (value[0] ?? '') : '').trim();
  };
  const list = (name: string): string[] => [
    ...new Set(
      one(name)
        .split(',')
        .filter((part) => part !== ''),
    ),
  ];
  return {
    view: VIEWS.find((view) => view === one('view')) ?? 'open',
    filters: {
      state: list('state'),
      kind: list('kind'),
      urgency: list('urgency'),
      department: list('department'),
      category: list('category'),
      campus: list('campus'),
      channel: list('channel'),
    },
    q: one('q').slice(0, 80),
    sort: SORTS.find((sort) => sort === one('sort')) ?? 'due',
    cursor: one('cursor') || null,
  };
}

/** The query of an address that `readQuestion` reads back; what is usual is not written. */
export function writeQuestion(question: InboxQuestion): Record<string, string> {
  const query: Record<string, string> = {};
  if (question.view !== 'open') query['view'] = question.view;
  for (const filter of FILTERS) {
    const values = question.filters[filter];
    if (values.length > 0) query[filter] = values.join(',');
  }
  if (question.q !== '') query['q'] = question.q;
  if (question.sort !== 'due') query['sort'] = question.sort;
  if (question.cursor !== null) query['cursor'] = question.cursor;
  return query;
}

/** How many values narrow the view, the search words counted as one. */
export function narrowed(question: InboxQuestion): number {
  return (
    FILTERS.reduce((sum, filter) => sum + question.filters[filter].length, 0) + (question.q === '' ? 0 : 1)
  );
}

/** The same view with nothing narrowed. */
export function widened(question: InboxQuestion): InboxQuestion {
  return { ...readQuestion({}), view: question.view, sort: question.sort };
}
