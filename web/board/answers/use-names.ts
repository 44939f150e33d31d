import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Bilingual } from '../../../api/contract/common.ts';
import type { Dimension } from '../../../analytics/question.ts';
import { periodLabel, periodName } from '../../format/period.ts';
import { inWords, language, nameOf } from '../../ui/locale.ts';
import {
  CHANNEL_WORDS,
  DIMENSION_WORDS,
  KIND_WORDS,
  LEVEL_WORDS,
  URGENCY_WORDS,
} from '../../words/domain.ts';
import { readOrganisation } from '../requests.ts';

const WORDS: Partial<Record<Dimension, Record<string, Bilingual>>> = {
  channel: CHANNEL_WORDS,
  kind: KIND_WORDS,
  urgency: URGENCY_WORDS,
  level: LEVEL_WORDS,
};

export type NameOf = (dimension: Dimension, value: string | null, short?: boolean) => string;

/** What a value of a dimension is called in the reader's language; an unknown code stays as it is. */
export function useNames() {
  const { t, te } = useI18n();
  const query = useQuery({
    queryKey: ['organisation'],
    queryFn: ({ signal }) => readOrganisation(signal),
    staleTime: 10 * 60_000,
  });
  const named = computed(() => {
    const organisation = query.data.value;
    const lists = {
      department: organisation?.departments ?? [],
      campus: organisation?.campuses ?? [],
      category: organisation?.categories ?? [],
    };
    return {
      department: new Map(lists.department.map((one) => [one.code, one])),
      campus: new Map(lists.campus.map((one) => [one.code, one])),
      category: new Map(lists.category.map((one) => [one.code, one])),
    };
  });

  const name: NameOf = (dimension, value, short = false) => {
    if (value === null)
      return t(te(`board.none.${dimension}`) ? `board.none.${dimension}` : 'board.none.other');
    if (dimension === 'month' || dimension === 'week' || dimension === 'day')
      return (short ? periodLabel : periodName)(dimension, value, language.value);
    if (dimension === 'department' || dimension === 'campus') {
      const found = named.value[dimension].get(value);
      return found ? nameOf(found) : value;
    }
    if (dimension === 'category' || dimension === 'subcategory') {
      const found = named.value.category.get(value);
      return found ? nameOf(found) : value;
    }
    const key = `board.value.${dimension}.${value}`;
    const words = WORDS[dimension]?.[value];
    return words ? inWords(words) : te(key) ? t(key) : value;
  };
  const dimensionName = (dimension: Dimension): string => inWords(DIMENSION_WORDS[dimension]);
  return { name, dimensionName, organisation: query.data };
}
