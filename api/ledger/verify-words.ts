import { hashWords } from '../workflow/circumstances.ts';
import type { LedgerEvent, Words } from './events.ts';
import type { texts } from './schema.ts';
import type { FaultList } from './verify-report.ts';

type TextRow = typeof texts.$inferSelect;

/** Words stand where the events say, and are those that were said; words that were erased have nothing to compare. */
export function verifyWords(
  ticket: string | null,
  life: readonly LedgerEvent[],
  stored: readonly TextRow[],
  faults: FaultList,
): void {
  const left = new Map(stored.map((row) => [row.id, row]));
  for (const event of life)
    for (const words of wordsOf(event)) {
      const row = left.get(words.id);
      left.delete(words.id);
      const say = (column: string | null, zh: string, en: string): void =>
        faults.add({ table: 'texts', sequence: event.sequence, ticket, column, message: { zh, en } });
      if (!row) say(null, `缺少文字 ${words.id}`, `the words ${words.id} are missing`);
      else if (row.body !== null && hashWords(row.salt ?? Buffer.alloc(0), row.body) !== words.hash)
        say(
          'body',
          '文字与事件中的哈希不符，已被改动',
          'the words do not fit the hash in the event: they were changed',
        );
    }
  for (const id of left.keys())
    faults.add({
      table: 'texts',
      sequence: null,
      ticket,
      column: null,
      message: { zh: `文字 ${id} 没有对应的事件`, en: `no event explains the words ${id}` },
    });
}

function wordsOf(event: LedgerEvent): Words[] {
  if (event.kind === 'received') return Object.values(event.data.words);
  return 'words' in event.data && event.data.words !== null ? [event.data.words] : [];
}
