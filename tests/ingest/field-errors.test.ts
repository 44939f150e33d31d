import { expect, test } from 'vitest';
import { z } from 'zod';
import { WebhookBody } from '../../ingest/channels/webhook.ts';
import { Instant } from '../../ingest/channels/instant.ts';
import { fieldErrors } from '../../ingest/field-errors.ts';

function wordsFor(schema: z.ZodType, input: unknown): { field: string; en: string }[] {
  const parsed = schema.safeParse(input, { reportInput: true });
  if (parsed.success) throw new Error('it was taken');
  return fieldErrors(parsed.error).map(({ field, message }) => ({ field, en: message.en }));
}

test('where a body says which kind it is, the kinds that there are are named', () => {
  expect(wordsFor(WebhookBody, { type: 'complaint', text: 'x' })).toEqual([
    { field: 'type', en: 'type: expected one of matter, rating' },
  ]);
});

test('where several forms are taken, the words are about the form that was tried', () => {
  const at = z.object({ at: Instant });
  expect(wordsFor(at, { at: '2026-01-05T09:30:00' })).toEqual([
    { field: 'at', en: 'at: expected a time with offset, as 2026-01-05T09:30:00+08:00' },
  ]);
  expect(wordsFor(at, { at: 1_795_566_824 })[0]?.en).toContain('milliseconds, not seconds');
});
