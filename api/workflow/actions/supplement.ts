import { z } from 'zod';
import type { Action } from '../action.ts';
import { onlyIn } from '../who.ts';

const Input = z.object({ text: z.string().trim().min(1).max(2000) });

/** 补充: the person adds to what they wrote. */
export const supplement: Action<z.infer<typeof Input>> = {
  id: 'supplement',
  label: { zh: '补充说明', en: 'Add to it' },
  audience: 'public',
  emphasis: 'plain',
  key: null,
  input: Input,
  may: (ticket, actor) =>
    actor.type === 'staff'
      ? {
          code: 'citizen-only',
          detail: { zh: '只有诉求人可以补充', en: 'Only the person may add to it' },
          field: null,
        }
      : onlyIn(ticket, ['pending', 'dispatched', 'handling', 'answered']),
  fields: () => [
    {
      name: 'text',
      type: 'long-text',
      label: { zh: '补充内容', en: 'What to add' },
      required: true,
      maxLength: 2000,
    },
  ],
  decide: (_ticket, input, { words }) => ({
    ok: true,
    events: [
      {
        kind: 'noted',
        data: { words: words('supplement', input.text), audience: 'public', about: 'supplement' },
      },
    ],
  }),
};
