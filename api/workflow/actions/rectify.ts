import { z } from 'zod';
import { refuse, type Action } from '../action.ts';
import { isCentre } from '../who.ts';

const OUTCOMES = [
  { value: 'rectified', label: { zh: '已整改', en: 'Rectified' } },
  { value: 'explained', label: { zh: '已解释说明', en: 'Explained to the person' } },
  { value: 'misrated', label: { zh: '误评', en: 'Rated by mistake' } },
  { value: 'no-basis', label: { zh: '无政策依据', en: 'No basis to act' } },
] as const;
const codes = OUTCOMES.map((each) => each.value);

const Input = z.object({ outcome: z.enum(codes), text: z.string().trim().min(4).max(2000) });

/** 差评整改: closes the rectification that a bad rating opened. The rating stays as it was given. */
export const rectify: Action<z.infer<typeof Input>> = {
  id: 'rectify',
  label: { zh: '提交整改', en: 'Close the rectification' },
  audience: 'public',
  emphasis: 'primary',
  key: 'g',
  input: Input,
  may(ticket, actor) {
    const open = ticket.rectifications.find((each) => each.closedAt === null);
    if (!open)
      return {
        code: 'no-rectification',
        detail: { zh: '没有待整改的差评', en: 'No rectification is open' },
        field: null,
      };
    const own =
      actor.type === 'staff' && open.department !== null && (actor.scope?.includes(open.department) ?? false);
    return own || isCentre(actor)
      ? null
      : {
          code: 'holder-only',
          detail: { zh: '整改不在您的部门', en: 'The rectification does not lie with your department' },
          field: null,
        };
  },
  fields: () => [
    {
      name: 'outcome',
      type: 'choice',
      label: { zh: '整改结果', en: 'Outcome' },
      required: true,
      options: [...OUTCOMES],
    },
    {
      name: 'text',
      type: 'long-text',
      label: { zh: '整改说明（诉求人可见）', en: 'What was done (the person reads it)' },
      required: true,
      maxLength: 2000,
    },
  ],
  decide(ticket, input, { words }) {
    const open = ticket.rectifications.find((each) => each.closedAt === null);
    if (!open) return refuse('no-rectification', '没有待整改的差评', 'No rectification is open');
    return {
      ok: true,
      events: [
        {
          kind: 'rectification-closed',
          data: { rectificationId: open.id, outcome: input.outcome, words: words('reply', input.text) },
        },
      ],
    };
  },
};
