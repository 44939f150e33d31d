import { ref } from 'vue';
import { ApiError, queryString } from '../../ui/call.ts';
import { languageTag } from '../../ui/locale.ts';
import { writeQuestion, type InboxQuestion } from './question.ts';

/** Until an installation without the export answers 404. */
export const canExport = ref(true);

/** Saves the tickets of a question, of all pages, as CSV. Throws an `ApiError` when refused. */
export async function exportTickets(question: InboxQuestion): Promise<void> {
  const { cursor: _, ...query } = writeQuestion(question);
  const response = await fetch(`/api/v1/tickets.csv${queryString({ ...query, view: question.view })}`, {
    headers: { accept: 'text/csv', 'accept-language': languageTag.value },
  });
  if (response.status === 404) canExport.value = false;
  if (!response.ok) {
    const problem: { detail?: string } = await response.json().catch(() => ({}));
    throw new ApiError(
      response.status,
      `http-${response.status}`,
      problem.detail ?? `HTTP ${response.status}`,
      null,
      null,
    );
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = `huiyin-${question.view}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
