import { computed } from 'vue';
import { nameOf } from '../../ui/locale.ts';
import type { Choice } from '../inbox/filter-choices.ts';
import { CHANNELS, KINDS } from '../closed-lists.ts';
import { useOrganisation } from '../organisation.ts';
import { useWords } from '../words.ts';
import { inTree } from './in-tree.ts';

/** What settings can name: departments and categories as trees, the closed lists in the reader's words. */
export function useChoices() {
  const names = useOrganisation();
  const { kind, channel } = useWords();
  const plain = (list: readonly { code: string; name: { zh: string; en: string } }[] | undefined): Choice[] =>
    (list ?? []).map((one) => ({ value: one.code, label: nameOf(one) }));
  const tree = (
    list: readonly { code: string; parent: string | null; name: { zh: string; en: string } }[] | undefined,
  ): Choice[] =>
    inTree(list ?? []).map(({ node, depth }) => ({
      value: node.code,
      label: '　'.repeat(depth) + nameOf(node),
    }));
  const organisation = names.organisation;
  return {
    ...names,
    departments: computed(() => tree(organisation.value?.departments)),
    activeDepartments: computed(() => tree(organisation.value?.departments.filter((one) => one.active))),
    categories: computed(() => tree(organisation.value?.categories)),
    campuses: computed(() => plain(organisation.value?.campuses)),
    services: computed(() => plain(organisation.value?.services)),
    kinds: computed(() => KINDS.map((value) => ({ value, label: kind(value) }))),
    channels: computed(() => CHANNELS.map((value) => ({ value, label: channel(value) }))),
  };
}
