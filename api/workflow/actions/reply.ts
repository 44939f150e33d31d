import { z } from 'zod';
import { leadOf } from '../../tickets/fold.ts';
import { refuse, type Action } from '../action.ts';
import { onlyHolder, onlyIn } from '../who.ts';

export const OUTCOMES = [
  { value: 'resolved', label: { zh: '已解决', en: 'Resolved' } },
  { value: 'partly', label: { zh: '部分解决', en: 'Partly resolved' } },
  { value: 'explained', label: { zh: '解释说明', en: 'Explained, no basis to act' } },
  { value: 'unresolved', label: { zh: '未解决', en: 'Unresolved' } },
] as const;
const codes = OUTCOMES.map((each) => each.value);

const Input = z.object({ text: z.string().trim().min(4).max(4000), outcome: z.enum(codes) });

/** 答复: what the person gets. It stops the person's clock; a later answer takes its place. */
export const reply: Action<z.infer<typeof Input>> = {
  id: 'reply',
  label: { zh: '答复诉求人', en: 'Reply to the person' },
  audience: 'public',
  emphasis: 'primary',
  key: 'r',
  input: Input,
  may: (ticket, actor) => onlyIn(ticket, ['pending', 'handling', 'answered']) ?? onlyHolder(ticket, actor),
  fields: () => [
    {
      name: 'text',
      type: 'long-text',
      label: { zh: '公开答复', en: 'Public reply' },
      required: true,
      maxLength: 4000,
    },
    {
      name: 'outcome',
      type: 'choice',
      label: { zh: '办理结果', en: 'Outcome' },
      required: true,
      options: [...OUTCOMES],
    },
  ],
  decide(ticket, input, { words }) {
    const lead = leadOf(ticket);
    if (!lead) return refuse('not-held', '工单不在任何部门', 'No department holds the ticket');
    return {
      ok: true,
      events: [
        {
          kind: 'replied',
          data: {
            custodyId: lead.id,
            words: words('reply', input.text),
            automatic: false,
            outcome: input.outcome,
          },
        },
      ],
    };
  },
};
