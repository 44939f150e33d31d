import type { Organisation } from '../../../api/contract/tickets.ts';
import { nameOf } from '../../ui/locale.ts';
import { CHANNELS, KINDS, STATES, URGENCIES } from '../closed-lists.ts';
import type { Filter } from './question.ts';

export interface Choice {
  value: string;
  label: string;
}

const FIXED: Partial<Record<Filter, readonly string[]>> = {
  state: STATES,
  kind: KINDS,
  urgency: URGENCIES,
  channel: CHANNELS,
};

/** What can be chosen for a filter, in the reader's language. */
export function choicesOf(
  filter: Filter,
  organisation: Organisation | null,
  word: (group: string, code: string) => string,
): Choice[] {
  const fixed = FIXED[filter];
  if (fixed) return fixed.map((value) => ({ value, label: word(filter, value) }));
  if (!organisation) return [];
  if (filter === 'category') {
    return organisation.categories.map((one) => ({
      value: one.code,
      label: one.parent ? `　${nameOf(one)}` : nameOf(one),
    }));
  }
  const named = filter === 'campus' ? organisation.campuses : organisation.departments;
  return named.map((one) => ({ value: one.code, label: nameOf(one) }));
}
