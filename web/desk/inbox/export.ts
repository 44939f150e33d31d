import { useI18n } from 'vue-i18n';
import { ref } from 'vue';
import type { TicketRow } from '../../../api/contract/tickets.ts';
import { nameOf } from '../../ui/locale.ts';
import { useFormats } from '../../ui/formats.ts';
import { problemWords } from '../../ui/problem-words.ts';
import { listTickets } from '../requests.ts';
import { useWords } from '../words.ts';
import { allPages } from './all-pages.ts';
import { toCsv } from './csv.ts';
import { writeQuestion, type InboxQuestion } from './question.ts';

const COLUMNS = [
  'number',
  'title',
  'state',
  'kind',
  'urgency',
  'category',
  'campus',
  'department',
  'channel',
  'received',
  'answerDue',
  'clock',
  'clockDue',
  'rating',
] as const;

/** Saves the tickets of a question, those of all pages, as CSV in the reader's words; pressed again, it stops. */
export function useExport() {
  const { t } = useI18n();
  const format = useFormats();
  const { word, state, kind, urgency, channel, level } = useWords();
  const running = ref<AbortController | null>(null);
  const progress = ref('');
  const trouble = ref('');

  const named = (one: Parameters<typeof nameOf>[0]): string => (one ? nameOf(one) : '');
  const time = (at: number | null): string =>
    at === null ? '' : `${format.isoDay(at)} ${format.clockTime(at)}`;
  const line = (row: TicketRow): string[] => [
    row.number,
    row.title,
    state(row.state),
    kind(row.kind),
    urgency(row.urgency),
    named(row.category),
    named(row.campus),
    named(row.department),
    channel(row.channel),
    time(row.receivedAt),
    time(row.answerDueAt),
    row.clock ? word('clock', row.clock.name) : '',
    time(row.clock?.dueAt ?? null),
    row.rating === null ? '' : level(row.rating),
  ];

  async function save(question: InboxQuestion): Promise<void> {
    if (running.value) {
      running.value.abort();
      return;
    }
    const control = new AbortController();
    running.value = control;
    trouble.value = '';
    progress.value = '';
    const { cursor: _, ...query } = writeQuestion(question);
    try {
      const rows = await allPages(
        (cursor) =>
          listTickets(
            {
              ...query,
              view: question.view,
              purpose: 'export',
              limit: '100',
              ...(cursor === null ? {} : { cursor }),
            },
            control.signal,
          ),
        (done, of) => (progress.value = `${format.count(done)} / ${format.count(of)}`),
        control.signal,
      );
      const head = COLUMNS.map((name) => t(`desk.inbox.column.${name}`));
      download(`huiyin-${question.view}.csv`, toCsv(head, rows.map(line)));
    } catch (error) {
      if (!control.signal.aborted)
        trouble.value = t('desk.inbox.exportFailed', { why: problemWords(error, t) });
    } finally {
      running.value = null;
    }
  }
  return { running, progress, trouble, save };
}

function download(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
