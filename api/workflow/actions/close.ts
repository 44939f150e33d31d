import { z } from 'zod';
import type { Action } from '../action.ts';
import { onlyCentre, onlyHolder, onlyIn } from '../who.ts';

const ENDINGS = [
  { value: 'withdrawn', label: { zh: '诉求人撤回', en: 'Withdrawn by the person' } },
  { value: 'refused', label: { zh: '不予受理', en: 'Not accepted' } },
  { value: 'invalid', label: { zh: '无效（骚扰、空件）', en: 'Invalid (nuisance, empty)' } },
] as const;
const codes = ENDINGS.map((each) => each.value);

const Input = z.object({ cause: z.enum(codes).optional(), note: z.string().trim().max(500).optional() });

/**
 * 办结: after an answer it closes the ticket and moves no clock. Without an answer only the centre may end it, with a
 * cause: that is a competing end, never a success.
 */
export const close: Action<z.infer<typeof Input>> = {
  id: 'close',
  label: { zh: '办结', en: 'Close' },
  audience: 'neutral',
  emphasis: 'plain',
  key: 'e',
  input: Input,
  may: (ticket, actor) =>
    onlyIn(ticket, ['pending', 'dispatched', 'handling', 'answered']) ??
    (ticket.state === 'answered' ? onlyHolder(ticket, actor) : onlyCentre(actor)),
  fields: (ticket) =>
    ticket.state === 'answered'
      ? []
      : [
          {
            name: 'cause',
            type: 'choice',
            label: { zh: '未答复而办结的原因', en: 'Why it ends without an answer' },
            required: true,
            options: [...ENDINGS],
          },
          {
            name: 'note',
            type: 'long-text',
            label: { zh: '内部说明', en: 'Internal note' },
            required: false,
            maxLength: 500,
          },
        ],
  decide(ticket, input, { words }) {
    if (ticket.state !== 'answered' && input.cause === undefined)
      return {
        ok: false,
        refusal: {
          code: 'cause-needed',
          detail: { zh: '请选择未答复而办结的原因', en: 'Choose why it ends without an answer' },
          field: 'cause',
        },
      };
    const cause = ticket.state === 'answered' ? 'answered' : (input.cause ?? 'invalid');
    return {
      ok: true,
      events: [
        { kind: 'closed', data: { cause } },
        ...(input.note
          ? [
              {
                kind: 'noted' as const,
                data: { words: words('note', input.note), audience: 'internal' as const, about: 'close' },
              },
            ]
          : []),
      ],
    };
  },
};
