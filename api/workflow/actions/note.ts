import { z } from 'zod';
import type { Action } from '../action.ts';
import { onlyHolder } from '../who.ts';

const Input = z.object({ text: z.string().trim().min(1).max(2000) });

/** 内部备注: for staff only; it moves nothing. */
export const note: Action<z.infer<typeof Input>> = {
  id: 'note',
  label: { zh: '内部备注', en: 'Internal note' },
  audience: 'internal',
  emphasis: 'plain',
  key: 'n',
  input: Input,
  may: (ticket, actor) => onlyHolder(ticket, actor),
  fields: () => [
    {
      name: 'text',
      type: 'long-text',
      label: { zh: '备注（诉求人看不到）', en: 'Note (the person never sees it)' },
      required: true,
      maxLength: 2000,
    },
  ],
  decide: (_ticket, input, { words }) => ({
    ok: true,
    events: [
      { kind: 'noted', data: { words: words('note', input.text), audience: 'internal', about: null } },
    ],
  }),
};
