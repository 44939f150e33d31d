import { computed } from 'vue';
import type { Dimension, Filter } from '../../../analytics/question.ts';
import { readWhere, writeWhere } from '../question/board-question.ts';
import { useAddress } from '../question/use-address.ts';

/** Which rows lie open beside the page: those of a part of a figure, within the page's question. */
export interface OpenRows {
  metric: string;
  part: string;
  /** The group whose figure it is. */
  group: Filter[];
}

/** What lies open beside the page stands in the address too, so that a link shows it and "back" closes it. */
export function useDetails() {
  const { word, words, go } = useAddress();
  const definition = word('definition');
  const rowsWord = word('rows');
  const group = words('group');
  const rows = computed<OpenRows | null>(() => {
    const [metric = '', part = ''] = rowsWord.value.split(':');
    return metric === '' || part === '' ? null : { metric, part, group: readWhere(group.value) };
  });

  function openRows(metric: string, part: string, within: readonly Filter[] = []): void {
    go({ rows: `${metric}:${part}`, group: writeWhere(within), definition: null }, 'push');
  }
  function openDefinition(metric: string): void {
    go({ definition: metric, rows: null, group: null }, 'push');
  }
  function close(): void {
    go({ definition: null, rows: null, group: null }, 'push');
  }
  return { definition, rows, openRows, openDefinition, close };
}

/** The group of a key in the order of its dimensions. */
export function groupOf(by: readonly Dimension[], key: readonly (string | null)[]): Filter[] {
  return by.map((dimension, place) => ({ dimension, values: [key[place] ?? null] }));
}
