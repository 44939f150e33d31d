import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import type { Named } from '../../api/contract/common.ts';
import { nameOf } from '../ui/locale.ts';
import { readOrganisation } from './requests.ts';

/** Departments, campuses and categories, asked for once; names by code in the reader's language. */
export function useOrganisation() {
  const query = useQuery({
    queryKey: ['organisation'],
    queryFn: ({ signal }) => readOrganisation(signal),
    staleTime: 10 * 60_000,
  });
  const organisation = computed(() => query.data.value ?? null);
  const naming = (list: readonly Named[] | undefined, code: string | null): string => {
    if (code === null || code === '') return '–';
    const found = list?.find((one) => one.code === code);
    return found ? nameOf(found) : code;
  };
  return {
    query,
    organisation,
    departmentName: (code: string | null) => naming(organisation.value?.departments, code),
    campusName: (code: string | null) => naming(organisation.value?.campuses, code),
    categoryName: (code: string | null) => naming(organisation.value?.categories, code),
    serviceName: (code: string | null) => naming(organisation.value?.services, code),
  };
}
